import { sql } from 'kysely'
import type { Read } from '#kernel/context'

type OfPeople = (ctx: Pick<Read, 'db'>, ids: readonly string[]) => Promise<Map<string, string>>

const inColumn =
  (column: 'place_id' | 'department_id'): OfPeople =>
  async ({ db }, ids) => {
    if (ids.length === 0) return new Map()
    const { rows } = await sql<{ id: string; value: string }>`
      select id, ${sql.ref(column)} as value from person
      where id = any(${[...new Set(ids)]}::uuid[]) and ${sql.ref(column)} is not null`.execute(db)
    return new Map(rows.map(({ id, value }) => [id, value]))
  }

/** Where each of these people works, by their ids; who has no place is not among them. */
export const placesOfPeople = inColumn('place_id')
/** Which department each of these people belongs to, by their ids; who belongs to none is not among them. */
export const departmentsOfPeople = inColumn('department_id')
