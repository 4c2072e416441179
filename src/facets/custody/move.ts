import { sql } from 'kysely'
import { Refusal, refuseIf } from '#lib/refusal'
import type { Write } from '#kernel/context'
import type { EntityRef } from '#kernel/entity'
import { newId } from '#kernel/ids'
import { insertRows } from '#kernel/insert-rows'
import { w as house } from '#kernel/words'
import { CustodyMoved, type Reason } from './contract.ts'
import { heldIn, type Holdings, type Move, step, type Taken } from './engine/ledger.ts'
import type { Held } from './held.ts'
import { w } from './words.ts'

export interface MoveDraft extends Move {
  readonly reason: Reason
  readonly note?: string | undefined
  /** The day by which it is to come back: 2026-12-24. */
  readonly due_back?: string | null | undefined
  /** When and by whom, where it happened before it was written down; else now, by the actor. */
  readonly at?: string | undefined
  readonly by?: string | undefined
}

/**
 * Writes down that things changed hands, in order, and keeps what each holder has by now; one move is a list of one. Refuses to
 * take more than is there, with the sentence how many are. Things are locked until the transaction ends, in one order, so that
 * two who take the last one come one after the other. Gives back the batch by which the ledger knows them together.
 */
export async function moveCustody(ctx: Write, drafts: readonly MoveDraft[]): Promise<string | null> {
  if (drafts.length === 0) return null
  for (const draft of drafts) check(draft)
  const items = await lockedItems(ctx, drafts)
  const holdings = await holdingsNow(ctx, [...items.keys()])
  const since = new Map(holdings.rows.map((row) => [`${row.item_id} ${row.holder_id}`, row]))
  const batch = newId()
  const taken = drafts.map((draft) => takenFrom(holdings.all, draft))
  for (const [n, draft] of drafts.entries()) note(since, draft, taken[n], draft.at ?? ctx.now)
  await sql`${insertRows(
    'custody_move',
    drafts.map((draft) => ({
      id: newId(),
      item_id: draft.item_id,
      quantity: draft.quantity,
      from_id: draft.from_id,
      to_id: draft.to_id,
      at: draft.at ?? ctx.now,
      actor_id: draft.by ?? ctx.actor.id,
      reason: draft.reason,
      note: draft.note ?? '',
      due_back: draft.due_back ?? null,
      batch,
    })),
  )}`.execute(ctx.db)
  await keep(ctx, drafts, holdings.all, since)
  for (const [n, draft] of drafts.entries()) {
    const item = items.get(draft.item_id)
    if (item) tell(ctx, item, draft, taken[n])
  }
  return batch
}

function check({ quantity, from_id, to_id }: MoveDraft) {
  if (!Number.isInteger(quantity) || quantity < 1) throw new Refusal('invalid', w.later('no-quantity'))
  refuseIf(from_id === to_id && w.later('no-way'))
}

function takenFrom(holdings: Holdings, draft: MoveDraft): Taken {
  const taken = step(holdings, draft)
  if (!('short' in taken)) return taken
  const { short } = taken
  throw new Refusal('conflict', short === 0 ? w.later('none-there') : w.later('short', { n: short }))
}

async function lockedItems(ctx: Write, drafts: readonly MoveDraft[]): Promise<Map<string, EntityRef>> {
  const ids = [...new Set(drafts.map(({ item_id }) => item_id))]
  const { rows } = await sql<EntityRef>`
    select id, kind, key, title, audience_id from entity where id = any(${ids}::uuid[]) order by id for update`.execute(
    ctx.db,
  )
  if (rows.length < ids.length) throw new Refusal('not-found', house.later('not-found'))
  return new Map(rows.map((row) => [row.id, row]))
}

async function holdingsNow(ctx: Write, ids: readonly string[]) {
  const { rows } = await sql<Held>`
    select item_id, holder_id, quantity, since, due_back::text from holding where item_id = any(${ids}::uuid[])`.execute(
    ctx.db,
  )
  const all: Holdings = new Map()
  for (const { item_id, holder_id, quantity } of rows)
    all.set(item_id, (all.get(item_id) ?? new Map<string, number>()).set(holder_id, quantity))
  return { rows, all }
}

/** Since when somebody holds it, and until when: of what they had already that stays, unless it is said anew. */
function note(
  since: Map<string, Pick<Held, 'since' | 'due_back'>>,
  { item_id, from_id, to_id, quantity, due_back }: MoveDraft,
  taken: Taken | undefined,
  at: string,
) {
  if (from_id !== null && taken?.left === 0) since.delete(`${item_id} ${from_id}`)
  if (to_id === null) return
  const key = `${item_id} ${to_id}`
  const known = taken?.there === quantity ? undefined : since.get(key)
  since.set(key, { since: known?.since ?? at, due_back: due_back ?? known?.due_back ?? null })
}

/** Writes what the ends of these moves have by now, and nothing of the many others who may hold the same. */
async function keep(
  ctx: Write,
  drafts: readonly MoveDraft[],
  holdings: Holdings,
  since: ReadonlyMap<string, Pick<Held, 'since' | 'due_back'>>,
) {
  const ends = drafts.flatMap(({ item_id, from_id, to_id }) =>
    [from_id, to_id].flatMap((holder_id) => (holder_id === null ? [] : { item_id, holder_id })),
  )
  const touched = [...new Map(ends.map((end) => [`${end.item_id} ${end.holder_id}`, end]))]
  await sql`delete from holding h using json_to_recordset(${JSON.stringify(touched.map(([, end]) => end))}::json)
    as e(item_id uuid, holder_id uuid) where h.item_id = e.item_id and h.holder_id = e.holder_id`.execute(
    ctx.db,
  )
  const rows = touched.flatMap(([key, { item_id, holder_id }]) => {
    const quantity = heldIn(holdings, item_id, holder_id)
    const { since: from = ctx.now, due_back = null } = since.get(key) ?? {}
    return quantity === 0 ? [] : [{ item_id, holder_id, quantity, since: from, due_back }]
  })
  if (rows.length > 0) await sql`${insertRows('holding', rows)}`.execute(ctx.db)
}

function tell(ctx: Write, item: EntityRef, draft: MoveDraft, taken: Taken = { left: 0, there: 0 }) {
  const { quantity, from_id, to_id, reason, due_back = null, at, by } = draft
  ctx.emit(
    CustodyMoved,
    item,
    { quantity, from_id, to_id, ...taken, reason, due_back },
    { ...(at !== undefined && { at }), ...(by !== undefined && { by: { id: by } }) },
  )
}
