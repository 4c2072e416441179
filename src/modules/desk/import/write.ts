import { sql } from 'kysely'
import { fold } from '#lib/text/fold'
import { addComments, type NewComment } from '#facets/comments/add'
import type { Deed, Judged } from '#facets/imports/public'
import { WorkMoved } from '#facets/work/contract'
import { addConcerns } from '#facets/watchers/public'
import { stateOf } from '#facets/work/engine/workflow'
import type { WorkRow } from '#facets/work/load'
import { createPeople, createTeams } from '#modules/people/public'
import type { Write } from '#kernel/context'
import { rememberExternalIds } from '#kernel/external-ids'
import { newId } from '#kernel/ids'
import { openTickets } from '../commands/open.ts'
import { change } from './change.ts'
import { startImportedClocks } from './clocks.ts'
import type { TicketSession } from './ground.ts'
import { keepNumbersAhead } from './numbers.ts'
import { draftOf, messagesOf } from './draft.ts'
import type { TicketPlan } from './plan.ts'
import { betterNamed, type Contact } from './who.ts'

type Planned = Judged<TicketPlan>

/** Brings a batch in: contacts and teams first, then new tickets together with their messages, then what changes. */
export async function write(ctx: Write, judged: readonly Planned[], session: TicketSession): Promise<Deed[]> {
  const deeds: Deed[] = []
  const ready = {
    contacts: await setUpContacts(ctx, judged, deeds),
    teams: await setUpTeams(ctx, judged, deeds),
  }
  const fresh = judged.filter(({ verdict }) => verdict === 'create')
  const rows = await openTickets(
    ctx,
    fresh.map(({ plan }) => draftOf(plan.wanted, ready)),
  )
  const opened = fresh.flatMap(({ n, plan }, at) => {
    const row = rows[at]
    return row ? [{ n, plan, row }] : []
  })
  for (const { n, row } of opened) deeds.push({ n, kind: row.kind, id: row.id, did: 'created' })
  await say(
    ctx,
    opened.flatMap(({ plan, row }) => messagesOf(plan.wanted, row, ready)),
  )
  await addConcerns(
    ctx,
    opened.flatMap(({ plan: { wanted }, row }) =>
      wanted.watchers.map((principal_id) => ({ record: row, principal_id, role: 'watcher' as const })),
    ),
  )
  tellEnds(ctx, opened, session)
  await spendTime(ctx, opened)
  await remember(ctx, session.source, opened)
  await keepNumbersAhead(
    ctx,
    opened.map(({ row }) => row.key),
  )
  await startImportedClocks(
    ctx,
    opened.map(({ plan: { wanted }, row }) => ({ row, wanted })),
    session,
    ready,
  )
  for (const { n, plan } of judged.filter(({ verdict }) => verdict === 'update'))
    deeds.push(...(await change(ctx, n, plan, ready)))
  return deeds
}

async function setUpContacts(ctx: Write, judged: readonly Planned[], deeds: Deed[]) {
  const wanted = new Map<string, { n: number; contact: Contact }>()
  for (const { n, plan } of judged)
    for (const contact of plan.contacts) {
      const before = wanted.get(contact.key)
      wanted.set(contact.key, { n: before?.n ?? n, contact: betterNamed(before?.contact, contact) })
    }
  const all = [...wanted.values()]
  const made = await createPeople(
    ctx,
    all.map(({ contact: { name, email, company } }) => ({
      display_name: name.slice(0, 200),
      type: 'external' as const,
      ...(email !== undefined && { emails: [{ value: email }] }),
      ...(company !== undefined && { company: company.slice(0, 200) }),
    })),
  )
  const ids = new Map<string, string>()
  for (const [at, { id }] of made.entries()) {
    const one = all[at]
    if (!one) continue
    ids.set(one.contact.key, id)
    deeds.push({ n: one.n, kind: 'person', id, did: 'created' })
  }
  return ids
}

async function setUpTeams(ctx: Write, judged: readonly Planned[], deeds: Deed[]) {
  const wanted = new Map<string, { n: number; name: string }>()
  for (const { n, plan } of judged) {
    const name = plan.wanted.new_team
    if (name !== undefined && !wanted.has(fold(name))) wanted.set(fold(name), { n, name })
  }
  const made = await createTeams(
    ctx,
    [...wanted.values()].map(({ name }) => ({ name })),
  )
  const ids = new Map<string, string>()
  for (const [at, [key, { n }]] of [...wanted].entries()) {
    const id = made[at]?.id
    if (id === undefined) continue
    ids.set(key, id)
    deeds.push({ n, kind: 'team', id, did: 'created' })
  }
  return ids
}

/** One statement holds so many messages. */
const atOnce = 1000

/** Says what was said, in order. */
async function say(ctx: Write, drafts: readonly NewComment[]) {
  for (let start = 0; start < drafts.length; start += atOnce)
    await addComments(ctx, drafts.slice(start, start + atOnce))
}

interface Opened {
  readonly plan: TicketPlan
  readonly row: WorkRow
}

/** What was closed there is told as of then; through whom no file says. */
function tellEnds(ctx: Write, opened: readonly Opened[], { workflows }: TicketSession) {
  for (const { plan, row } of opened) {
    const flow = workflows.get(plan.wanted.kind)
    if (!flow || plan.wanted.open) continue
    const { state: to, phase, solved_at, updated_at } = row
    ctx.emit(WorkMoved, row, {
      from: flow.initial,
      to,
      to_title: stateOf(flow, to)?.title ?? to,
      verb: 'import',
      phase,
      before: {},
      after: {},
      earlier: { at: solved_at ?? updated_at },
    })
  }
}

const day = 1440
const mostEntries = 60

/** Time that was spent there, in entries of at most a day, on the day of the last change. */
async function spendTime(ctx: Write, opened: readonly Opened[]) {
  const entries = opened.flatMap(({ plan: { wanted }, row }) =>
    Array.from({ length: Math.min(mostEntries, Math.ceil(wanted.minutes / day)) }, (_, n) => ({
      id: newId(),
      work_id: row.id,
      person_id: wanted.assignee_id ?? ctx.actor.id,
      minutes: Math.min(day, wanted.minutes - n * day),
      spent_on: row.updated_at.slice(0, 10),
      created_at: row.updated_at,
    })),
  )
  if (entries.length > 0)
    await sql`insert into time_entry (id, work_id, person_id, minutes, spent_on, created_at)
      select * from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
        as e(id uuid, work_id uuid, person_id uuid, minutes int, spent_on date, created_at timestamptz)`.execute(
      ctx.db,
    )
}

async function remember(ctx: Write, source: string, opened: readonly Opened[]) {
  for (const [kind, some] of Map.groupBy(opened, ({ row }) => row.kind))
    await rememberExternalIds(
      ctx,
      kind,
      some.flatMap(({ plan, row }) => plan.names.map((id) => ({ source, id, entity_id: row.id }))),
    )
}
