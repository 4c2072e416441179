import { type RawBuilder, sql } from 'kysely'

/** The absences of a person, given as an expression, that a day lies in. */
const awayOn = (
  person: RawBuilder<unknown>,
  today: string,
) => sql`person_absence a where a.person_id = ${person}
  and a.starts_on <= ${today}::date and a.ends_on >= ${today}::date`

export const isAway = (person: RawBuilder<unknown>, today: string) =>
  sql<boolean>`exists (select from ${awayOn(person, today)})`

/** The last day of being away; null of whoever is here. */
export const awayUntil = (person: RawBuilder<unknown>, today: string) =>
  sql<string | null>`(select max(a.ends_on) from ${awayOn(person, today)})`
