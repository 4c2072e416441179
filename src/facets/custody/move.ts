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
import type { Part } from './parts.ts'
import { w } from './words.ts'

export interface MoveDraft extends Omit<Move, 'most'> {
  /** What of the item goes, where it is not the item itself. Its room tells of it: nothing else is emitted here. */
  readonly part?: Part | undefined
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
 * two who take the last one come one after the other. Gives back the batch by which the ledger knows them together: a new one, or
 * that of what went before in the same deed.
 */
export async function moveCustody(
  ctx: Write,
  drafts: readonly MoveDraft[],
  batch = newId(),
): Promise<string | null> {
  if (drafts.length === 0) return null
  for (const draft of drafts) check(draft)
  const items = await lockedItems(ctx, drafts)
  const holdings = await holdingsNow(ctx, [...items.keys()], drafts)
  const since = new Map(holdings.rows.map((row) => [`${row.item_id} ${row.holder_id}`, row]))
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
      part_id: draft.part?.id ?? null,
      part_kind: draft.part?.kind ?? null,
      part: draft.part?.name ?? null,
    })),
  )}`.execute(ctx.db)
  await keep(ctx, drafts, holdings.all, since)
  for (const [n, draft] of drafts.entries()) {
    const item = items.get(draft.item_id)
    if (item && !draft.part) tell(ctx, item, draft, taken[n])
  }
  return batch
}

/** What is counted: the item, or that part of it. */
const countedIn = ({ item_id, part }: MoveDraft) => part?.id ?? item_id

function check({ quantity, from_id, to_id }: MoveDraft) {
  if (!Number.isInteger(quantity) || quantity < 1) throw new Refusal('invalid', w.later('no-quantity'))
  refuseIf(from_id === to_id && w.later('no-way'))
}

function takenFrom(holdings: Holdings, draft: MoveDraft): Taken {
  const taken = step(holdings, { ...draft, item_id: countedIn(draft), most: draft.part?.most })
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

/** Who has how many of each that is counted; `item_id` is that of the part where a part is. */
async function holdingsNow(ctx: Write, ids: readonly string[], drafts: readonly MoveDraft[]) {
  const parts = drafts.flatMap(({ part }) => part?.id ?? [])
  const whole = drafts.some(({ part }) => !part) ? ids : []
  const { rows } = await sql<Held>`
    select item_id, holder_id, quantity, since, due_back::text from holding where item_id = any(${whole}::uuid[])
    union all
    select part_id, holder_id, quantity, since, due_back::text from part_holding where part_id = any(${parts}::uuid[])`.execute(
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
  draft: MoveDraft,
  taken: Taken | undefined,
  at: string,
) {
  const { from_id, to_id, quantity, due_back } = draft
  const of = countedIn(draft)
  if (from_id !== null && taken?.left === 0) since.delete(`${of} ${from_id}`)
  if (to_id === null) return
  const key = `${of} ${to_id}`
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
  const ends = drafts.flatMap((draft) =>
    [draft.from_id, draft.to_id].flatMap((holder_id) =>
      holder_id === null
        ? []
        : { thing: countedIn(draft), item_id: draft.item_id, holder_id, isPart: draft.part !== undefined },
    ),
  )
  const touched = [...new Map(ends.map((end) => [`${end.thing} ${end.holder_id}`, end]))].map(
    ([key, end]) => ({
      ...end,
      quantity: heldIn(holdings, end.thing, end.holder_id),
      since: since.get(key)?.since ?? ctx.now,
      due_back: since.get(key)?.due_back ?? null,
    }),
  )
  const { parts = [], things = [] } = Object.groupBy(touched, ({ isPart }) => (isPart ? 'parts' : 'things'))
  const gone = (some: typeof touched) =>
    sql`json_to_recordset(${JSON.stringify(some)}::json) as e(thing uuid, holder_id uuid)`
  if (things.length > 0)
    await sql`delete from holding h using ${gone(things)} where h.item_id = e.thing and h.holder_id = e.holder_id`.execute(
      ctx.db,
    )
  if (parts.length > 0)
    await sql`delete from part_holding h using ${gone(parts)} where h.part_id = e.thing and h.holder_id = e.holder_id`.execute(
      ctx.db,
    )
  const held = (some: typeof touched) => some.filter(({ quantity }) => quantity > 0)
  const [whole, broken] = [
    held(things).map(({ thing: _, isPart: _is, ...row }) => row),
    held(parts).map(({ thing: part_id, isPart: _is, ...row }) => ({ ...row, part_id })),
  ]
  if (whole.length > 0) await insertRows('holding', whole).execute(ctx.db)
  if (broken.length > 0) await insertRows('part_holding', broken).execute(ctx.db)
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
