import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import { listed } from '#lib/time/relative'
import { say } from '#lib/words'
import type { Write } from '#kernel/context'
import type { people } from '../contract.ts'
import { changedSince } from '../engine/merge.ts'
import { personChanged } from '../events.ts'
import { BulkFacts } from '../schemas.ts'
import { idsFor } from '../queries/list.ts'
import { w } from '../words.ts'
import { changePeople } from './change-people.ts'
import { loadPeople } from './load.ts'

const most = 5000

/** Gives several people the same facts. The request's id names the batch, by which it is taken back. */
export async function saveMany(ctx: Write, { ids, q, except, facts }: Input<typeof people.saveMany>) {
  const all = q === undefined ? ids : (await idsFor(ctx, q, most)).filter((id) => !except.includes(id))
  refuseIf(all.length > most && w.later('too-many', { most }))
  return { changed: await changePeople(ctx, [...new Set(all)], facts), batch: ctx.request.id }
}

interface Told {
  subject_id: string
  payload: string
}

/** Takes a batch back, person by person: where a fact changed since, that person keeps what they have. */
export async function undoMany(ctx: Write, { batch }: Input<typeof people.undoMany>) {
  const { rows } = await sql<Told>`
    select e.subject_id, d.payload from event e join event_data d on d.event_id = e.id
    where e.request_id = ${batch}::uuid and e.kind = ${personChanged.name} order by e.subject_id`.execute(
    ctx.db,
  )
  if (rows.length === 0) throw new Refusal('not-found', w.later('undo-nothing'))
  const kept: { id: string; name: string; why: string }[] = []
  let undone = 0
  const loaded = await loadPeople(
    ctx,
    rows.map(({ subject_id }) => subject_id),
  )
  for (const [n, { payload }] of rows.entries()) {
    const person = loaded[n]
    if (!person) continue
    const { before, after } = personChanged.data.parse(JSON.parse(payload))
    const taken = Object.fromEntries(
      Object.keys(after).map((field) => [field, { before: before[field], after: after[field] }]),
    )
    const changed = changedSince(taken, person.row)
    if (changed.length > 0)
      kept.push({ id: person.ref.id, name: person.ref.title, why: whyKept(ctx, changed) })
    else undone += await changePeople(ctx, [person.ref.id], BulkFacts.parse(before))
  }
  return { undone, kept }
}

function whyKept({ actor: { language } }: Write, fields: readonly string[]) {
  const named = fields.map((field) => say(w.later('field', { field }), language))
  return say(w.later('undo-changed', { fields: listed(named, language) }), language)
}
