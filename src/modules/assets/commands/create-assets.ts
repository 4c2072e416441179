import { sql } from 'kysely'
import { refuseIf } from '#lib/refusal'
import { costColumns } from '#lib/money/columns'
import { pick } from '#lib/patch'
import { acceptCustom } from '#facets/custom-fields/public'
import { moveCustody } from '#facets/custody/public'
import { staff } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import type { Write } from '#kernel/context'
import { createEntities, type EntityRef } from '#kernel/entity'
import { rememberExternalIds } from '#kernel/external-ids'
import { newId } from '#kernel/ids'
import { insertRows } from '#kernel/insert-rows'
import { assetCreated } from '../events.ts'
import { type Ground, groundOf, isCounted, statusIn, statusMeaning, typeIn } from '../ground.ts'
import { modelsFor } from '../models.ts'
import type { Source } from '../engine/sources.ts'
import { meaningAt, refusal } from '../policy.ts'
import { AssetDraft, type AssetStatus } from '../schemas.ts'
import { firstCopies, placesOf } from './copies.ts'
import { holderKindsOf, letSee, refuseOthers } from './holders.ts'
import { refuseSerials } from './serials.ts'

const batch = 1000

/** Adds assets, in order; whoever or whatever holds one at first stands in the ledger. One is a list of one. */
export async function createAssets(ctx: Write, drafts: readonly AssetDraft[]): Promise<EntityRef[]> {
  const made: EntityRef[] = []
  for (let start = 0; start < drafts.length; start += batch)
    made.push(...(await createBatch(ctx, drafts.slice(start, start + batch))))
  return made
}

/** What people call a thing that has no name of its own. */
export const usualName = (manufacturer: string, model: string, type: string) =>
  `${manufacturer} ${model}`.trim() || type

interface Prepared extends ReturnType<typeof AssetDraft.parse> {
  id: string
  from: Source
  external: AssetDraft['external']
  handed_at: string | undefined
  due_back: string | undefined
  created_at: string | undefined
  key: string | undefined
  updated_at: string
  state: AssetStatus
  title: string
}

function prepared(
  ctx: Write,
  ground: Ground,
  {
    id = newId(),
    key,
    external,
    from = 'hand',
    handed_at,
    due_back,
    created_at,
    updated_at,
    ...draft
  }: AssetDraft,
  kinds: ReadonlyMap<string, string>,
): Prepared {
  const facts = AssetDraft.parse(draft)
  const type = typeIn(ground, facts.type)
  refuseIf(refusal.quantity(facts.quantity, type.capacities))
  const { holder_id, status } = facts
  const meaning =
    holder_id === null || isCounted(type.capacities)
      ? 'ready'
      : meaningAt(kinds.get(holder_id) ?? null, type.capacities)
  return {
    ...facts,
    id,
    key,
    external,
    from,
    handed_at,
    due_back,
    created_at,
    updated_at: updated_at ?? created_at ?? ctx.now,
    state: status === undefined ? statusMeaning(ground, meaning) : statusIn(ground, status),
    title: facts.name || usualName(facts.manufacturer, facts.model, type.title),
  }
}

async function createBatch(ctx: Write, drafts: readonly AssetDraft[]): Promise<EntityRef[]> {
  const audience_id = await audienceOf(ctx, [staff])
  const ground = await groundOf(ctx)
  const kinds = await holderKindsOf(
    ctx,
    drafts.flatMap(({ holder_id }) => holder_id ?? []),
  )
  await refuseOthers(ctx, drafts)
  const all = drafts.map((draft) => prepared(ctx, ground, draft, kinds))
  await refuseSerials(ctx, all)
  const customs = await acceptCustom(
    ctx,
    'asset',
    all.map(({ custom, type }) => ({ values: custom, type })),
  )
  const models = await modelsFor(
    ctx,
    all.map(({ manufacturer, model, model_number: number, type }) => ({ manufacturer, model, number, type })),
  )
  const entities = await createEntities(
    ctx,
    'asset',
    all.map(({ id, key, title, created_at, ...facts }) => ({
      id,
      key,
      title,
      audience_id,
      created_at,
      words: wordsOf(facts),
    })),
  )
  const within = await placesOf(ctx, kinds)
  const rows = all.map((one, n) => ({
    id: one.id,
    key: entities[n]?.key ?? '',
    title: one.title,
    audience_id,
    ...columnsOf(one),
    ...firstCopies(one, kinds, within),
    model_id: models[n] ?? null,
    status: one.state.code,
    meaning: one.state.meaning,
    custom: customs[n] ?? {},
    came_from: one.from,
    updated_at: movedAt(ctx, one),
  }))
  await sql`${insertRows('asset', rows)}`.execute(ctx.db)
  await rememberExternalIds(
    ctx,
    'asset',
    all.flatMap(({ id, external }) => (external ? [{ ...external, entity_id: id }] : [])),
  )
  for (const [n, entity] of entities.entries())
    ctx.emit(assetCreated, entity, { name: entity.title, type: all[n]?.type ?? '' }, toldAt(drafts[n]))
  await firstHolders(ctx, all, kinds)
  return entities
}

/** What comes to somebody moves at that moment, however long ago it was last changed. */
function movedAt({ now }: Write, { holder_id, handed_at, created_at = now, updated_at }: Prepared) {
  const came = handed_at ?? created_at
  return holder_id !== null && Date.parse(came) > Date.parse(updated_at) ? came : updated_at
}

const toldAt = (draft: AssetDraft | undefined) =>
  draft?.created_at === undefined ? {} : { at: draft.created_at }

/** Facts that lie in columns called as they are. */
const plain = [
  'type',
  'tag',
  'serial',
  'home_place_id',
  'minimum',
  'supplier_id',
  'order_no',
  'bought_on',
  'warranty_until',
  'note',
] as const

/** Of a thing's facts those that lie in a column as they are, or as money. */
export const columnsOf = (facts: Pick<Prepared, (typeof plain)[number] | 'cost' | 'proceeds'>) => ({
  ...pick(facts, plain),
  ...costColumns(facts.cost),
  ...proceedsColumns(facts.proceeds),
})

function proceedsColumns(proceeds: string | null) {
  const { cost_minor, currency } = costColumns(proceeds)
  return { proceeds_minor: cost_minor, proceeds_currency: currency }
}

interface Findable {
  tag: string
  serial: string
  manufacturer: string
  model: string
  model_number: string
  order_no: string
}
export const wordsOf = ({ tag, serial, manufacturer, model, model_number, order_no }: Findable) =>
  [tag, serial, manufacturer, model, model_number, order_no].filter(Boolean).join(' ')

async function firstHolders(ctx: Write, all: readonly Prepared[], kinds: ReadonlyMap<string, string>) {
  const held = all.flatMap(({ holder_id, ...one }) => (holder_id === null ? [] : [{ ...one, holder_id }]))
  await moveCustody(
    ctx,
    held.map(({ id, quantity, holder_id, handed_at, due_back, created_at }) => ({
      item_id: id,
      quantity,
      from_id: null,
      to_id: holder_id,
      reason: 'received',
      due_back,
      at: handed_at ?? created_at,
    })),
  )
  await letSee(
    ctx,
    held.map(({ id, holder_id }) => ({ id, holder: holder_id, kind: kinds.get(holder_id) })),
  )
}
