import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import type { Sentence } from '#lib/words'
import type { Write } from '#kernel/context'
import { saveEntity } from '#kernel/entity'
import { heldBecause } from '#kernel/legal-hold'
import { eraseMailTo } from '#kernel/mail/queue'
import { allPersonalData } from '#kernel/personal-data'
import type { people } from '../contract.ts'
import { personAnonymised, personMerged, personUnmerged } from '../events.ts'
import { manages } from '../policy.ts'
import { w as house } from '#kernel/words'
import { together } from '#kernel/together'
import { w } from '../words.ts'
import { type Loaded, loadPeople } from './load.ts'
import { leadsIn, tellTeams } from './teams.ts'

export interface Objections {
  /** Nothing gets past these. */
  readonly hard: readonly Sentence[]
  /** Who insists may go on. */
  readonly soft: readonly Sentence[]
}

/** What speaks against anonymising someone. An account and the merged-away state are never forced. */
export async function objectionsTo(ctx: Write, { ref, row, parts }: Loaded): Promise<Objections> {
  const name = ref.title
  const accounts = await ctx.db
    .selectFrom('account')
    .select('person_id')
    .where('person_id', 'in', parts)
    .where('disabled_at', 'is', null)
    .execute()
  const elsewhere = await together(
    ...allPersonalData().map(async ({ standsIn }) => standsIn?.(ctx, parts) ?? []),
  )
  const held = await heldBecause(ctx, [...parts, ...elsewhere.flat()])
  const hard = [
    !manages(ctx.actor) && w.later('anonymise-may'),
    ref.merged_into !== null && w.later('was-merged', { name }),
    row.anonymised_at !== null && w.later('was-anonymised', { name }),
    accounts.length > 0 && w.later('anonymise-account', { name }),
    held,
    (await isBusy(ctx, parts)) && w.later('anonymise-busy', { name }),
  ]
  const reports = await ctx.db
    .selectFrom('person')
    .select('id')
    .where('manager_id', 'in', parts)
    .where('archived', '=', false)
    .where('state', '<>', 'left')
    .execute()
  const others = await together(...allPersonalData().map(async ({ objection }) => objection?.(ctx, parts)))
  const soft = [
    row.type !== 'external' && row.state !== 'left' && w.later('anonymise-active', { name }),
    reports.length > 0 && w.later('anonymise-reports', { n: reports.length, name }),
    ...others,
  ]
  return {
    hard: hard.filter((one) => one !== false && one !== null),
    soft: soft.filter((one) => one !== false && one !== null && one !== undefined),
  }
}

/** An event that still waits for a flow cannot lose what it says. */
async function isBusy(ctx: Write, ids: readonly string[]) {
  const { rows } = await sql`select from outbox o join event e on e.id = o.event_id
    where e.subject_id = any(${[...ids]}::uuid[]) and o.dead_at is null limit 1`.execute(ctx.db)
  return rows.length > 0
}

/**
 * Takes out whatever names a person, here and in every room: the record stays, so that tickets keep a requester.
 * Of the log only the commitments stay, so it still verifies and no longer says who.
 */
export async function anonymisePerson(ctx: Write, { id, force }: Input<typeof people.anonymise>) {
  const [person] = await loadPeople(ctx, [id])
  if (!person) return
  const { hard, soft } = await objectionsTo(ctx, person)
  refuseIf(hard[0])
  if (!force) refuseIf(soft[0])
  const whole = await loadPeople(ctx, person.parts)
  for (const part of whole) await blank(ctx, part)
  // Who had no account was written to at the address in the directory.
  await eraseMailTo(
    ctx,
    person.emails.map(({ value }) => value),
  )
  await ctx.db.deleteFrom('person_contact').where('person_id', 'in', person.parts).execute()
  await ctx.db.deleteFrom('person_absence').where('person_id', 'in', person.parts).execute()
  await ctx.db.deleteFrom('external_id').where('entity_id', 'in', person.parts).execute()
  await ctx.db
    .updateTable('person_merge')
    .set({ taken: JSON.stringify({ facts: {}, teams: [] }) })
    .where('kept_id', 'in', person.parts)
    .execute()
  for (const { erase } of allPersonalData()) await erase?.(ctx, person.parts)
  await eraseLog(ctx, person.parts)
  for (const { ref } of whole) ctx.emit(personAnonymised, ref, {})
}

async function blank(ctx: Write, { ref, row }: Loaded) {
  const name = w('anonymous', { key: ref.key })
  await ctx.db
    .updateTable('person')
    .set({
      given_name: '',
      family_name: '',
      job_title: '',
      username: null,
      employee_number: null,
      manager_id: null,
      work_area_id: null,
      vip: false,
      remote: false,
      language: null,
      zone: null,
      calendar_id: null,
      starts_on: null,
      ends_on: null,
      website: '',
      address: null,
      notes: '',
      state: 'left',
      ...(row.type === 'external' && { company: '' }),
      anonymised_at: ctx.now,
      updated_at: ctx.now,
    })
    .where('id', '=', ref.id)
    .execute()
  await saveEntity(ctx, ref, { title: name, words: '' })
  await ctx.db.updateTable('principal').set({ name, active: false }).where('id', '=', ref.id).execute()
  const teams = await leadsIn(ctx, ref.id)
  await ctx.db.deleteFrom('membership').where('person_id', '=', ref.id).execute()
  await tellTeams(ctx, ref.id, teams, false)
}

/** Salt and payload go; header and commitment stay in the log. What was set aside as undeliverable goes, too. */
async function eraseLog(ctx: Write, ids: readonly string[]) {
  const about = sql`(select id from event where subject_id = any(${[...ids]}::uuid[]))`
  await sql`delete from outbox where event_id in ${about}`.execute(ctx.db)
  await sql`delete from event_data where event_id in ${about}`.execute(ctx.db)
  // What another record took from one of these, while the two were one.
  await sql`delete from event_data d using event e where e.id = d.event_id and e.kind in (${personMerged.name}, ${personUnmerged.name})
    and d.payload::jsonb ->> 'merged_id' = any(${[...ids]}::text[])`.execute(ctx.db)
}

/** What would go and what speaks against it, before anything is done. */
export async function previewAnonymise(ctx: Write, { id }: Input<typeof people.previewAnonymise>) {
  const [person] = await loadPeople(ctx, [id])
  if (!person) throw new Refusal('not-found', house.later('not-found'))
  const { hard, soft } = await objectionsTo(ctx, person)
  const { rows } = await sql<{ events: number; absences: number }>`select
    (select count(*)::int from event e join event_data d on d.event_id = e.id where e.subject_id = any(${person.parts}::uuid[])) as events,
    (select count(*)::int from person_absence where person_id = any(${person.parts}::uuid[])) as absences`.execute(
    ctx.db,
  )
  return {
    becomes: w('anonymous', { key: person.ref.key }),
    records: person.parts.length,
    contacts: person.emails.length + person.phones.length,
    events: rows[0]?.events ?? 0,
    absences: rows[0]?.absences ?? 0,
    hard,
    soft,
  }
}
