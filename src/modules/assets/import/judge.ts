import { sql } from 'kysely'
import { definedOf } from '#lib/patch'
import type { ImportRow, Judged, Reason, Values } from '#facets/imports/public'
import type { Read } from '#kernel/context'
import { byExternalIds } from '#kernel/external-ids'
import { visible } from '#kernel/visible'
import { usualName } from '../commands/create-assets.ts'
import { type Loaded, loadAssets } from '../commands/load.ts'
import { isCounted, statusIn, statusMeaning, typeIn } from '../ground.ts'
import { meaningAt, refusal } from '../policy.ts'
import { type AssetDraft, AssetPatch, type Capacity } from '../schemas.ts'
import { type AssetSession, namesIn, resolved, type ResolvedRow, type Resolving, text } from './resolve.ts'
import { w } from './words.ts'

/** All that bringing one row in needs. */
export interface AssetPlan {
  readonly facts: AssetPatch
  readonly quantity: number
  readonly holder_id: string | undefined
  readonly external: string | undefined
  readonly created_at: string | undefined
  readonly updated_at: string | undefined
}

/** Names by which two rows of one file are the same thing. */
export const identities = (values: Values): string[] =>
  (['id', 'tag', 'serial'] as const).flatMap((field) => {
    const value = text(values[field])
    return value === undefined ? [] : [`${field} ${value.toLowerCase()}`]
  })

interface Found {
  readonly byId: ReadonlyMap<string, string>
  readonly byTag: ReadonlyMap<string, readonly string[]>
  readonly bySerial: ReadonlyMap<string, readonly string[]>
}

async function found(ctx: Read, rows: readonly ImportRow[], source: string): Promise<Found> {
  const all = (field: string) => [
    ...new Set(rows.flatMap(({ values }) => text(values[field])?.toLowerCase() ?? [])),
  ]
  const ids = rows.flatMap(({ values }) => text(values['id']) ?? [])
  const { rows: hits } = await sql<{ by: 'tag' | 'serial'; name: string; id: string }>`
    select 'tag' as by, lower(a.tag) as name, a.id from asset a
      where a.tag <> '' and lower(a.tag) = any(${all('tag')}::text[]) and ${visible(ctx.actor, 'a')}
    union all
    select 'serial', lower(a.serial), a.id from asset a
      where a.serial <> '' and lower(a.serial) = any(${all('serial')}::text[]) and ${visible(ctx.actor, 'a')}`.execute(
    ctx.db,
  )
  const by = (what: 'tag' | 'serial') =>
    new Map(
      [
        ...Map.groupBy(
          hits.filter((hit) => hit.by === what),
          ({ name }) => name,
        ),
      ].map(([name, some]) => [name, some.map(({ id }) => id)]),
    )
  return { byId: await byExternalIds(ctx, 'asset', source, ids), byTag: by('tag'), bySerial: by('serial') }
}

function fitting(values: Values, { byId, byTag, bySerial }: Found): string[] {
  const of = (map: Found['byTag'], field: string) => map.get(text(values[field])?.toLowerCase() ?? '') ?? []
  const known = byId.get(text(values['id']) ?? '')
  // What another program calls it says most; then what it is by itself; a label may have been moved.
  if (known !== undefined) return [known]
  return [...new Set([...of(byTag, 'tag'), ...of(bySerial, 'serial')])]
}

interface Judging {
  readonly session: AssetSession
  readonly hits: Found
  readonly names: Resolving
  readonly known: ReadonlyMap<string, Loaded>
}

/** Asks once for all names in a batch, then judges row by row. */
export async function judge(
  ctx: Read,
  rows: readonly ImportRow[],
  session: AssetSession,
): Promise<Judged<AssetPlan>[]> {
  const hits = await found(ctx, rows, session.source)
  const known = await loadAssets(ctx, [...new Set(rows.flatMap(({ values }) => fitting(values, hits)))])
  const names = await namesIn(
    ctx,
    rows.map(({ values }) => values),
  )
  return rows.map((row) => judgeRow({ session, hits, names, known }, row))
}

const nothing: AssetPlan = {
  facts: {},
  quantity: 1,
  holder_id: undefined,
  external: undefined,
  created_at: undefined,
  updated_at: undefined,
}

function judgeRow(
  { session, hits, names, known: all }: Judging,
  { n, values }: ImportRow,
): Judged<AssetPlan> {
  const { facts, quantity, holder_id, notes, problems } = wanted(session, names, values)
  const name = facts.name || usualName(facts.manufacturer ?? '', facts.model ?? '', '')
  const label = [name, facts.tag ?? facts.serial].filter(Boolean).join(' · ')
  const refused = (verdict: 'error' | 'conflict', reasons: readonly Reason[]): Judged<AssetPlan> => ({
    n,
    label,
    verdict,
    reasons,
    plan: nothing,
  })
  if (label === '') return refused('error', [{ why: w.later('no-name') }])
  const ids = fitting(values, hits)
  const some = ids.flatMap((id) => all.get(id) ?? [])
  const [known, ...others] = some
  if (others.length > 0) {
    const list = some.map(({ title, key }) => `${title} (${key})`).join(', ')
    return refused('conflict', [{ why: w.later('several-fit', { names: list }) }])
  }
  if (known && isAnother(known, facts))
    return refused('conflict', [
      { why: w.later('other-serial', { name: known.title, serial: known.serial }) },
    ])
  if (problems.length > 0) return refused('error', problems)
  const plan: AssetPlan = {
    facts,
    quantity,
    holder_id,
    external: text(values['id']),
    created_at: text(values['created_at']),
    updated_at: text(values['updated_at']),
  }
  return known
    ? { n, label, notes, id: known.id, ...judgeChange(session, known, plan) }
    : { n, label, notes, verdict: 'create', plan }
}

/** A label that is on something else here. */
const isAnother = (known: Loaded, { serial = '' }: AssetPatch) =>
  serial !== '' && known.serial !== '' && known.serial.toLowerCase() !== serial.toLowerCase()

const plain = [
  'name',
  'tag',
  'manufacturer',
  'model',
  'model_number',
  'serial',
  'order_no',
  'bought_on',
  'note',
] as const

/** The state that a row says; “ready to deploy” and handed out is in use. */
function stateOf(
  { ground }: AssetSession,
  values: Values,
  can: readonly Capacity[],
  holder: ResolvedRow['holder'],
) {
  const said = text(values['status'])
  if (said === undefined) return undefined
  const named = statusIn(ground, said)
  const isHeld = holder !== undefined && holder.kind !== 'place'
  return named.meaning === 'ready' && isHeld && !isCounted(can)
    ? statusMeaning(ground, meaningAt('person', can))
    : named
}

function wanted(session: AssetSession, names: Resolving, values: Values) {
  const { holder, notes, problems, ...row } = resolved(names, values, session)
  const type = text(values['type']) ?? session.setup.options['type'] ?? 'laptop'
  const can = typeIn(session.ground, type).capacities
  const status = stateOf(session, values, can, holder)
  const quantity = typeof values['quantity'] === 'number' ? values['quantity'] : 1
  const read = AssetPatch.safeParse({
    type,
    ...Object.fromEntries(plain.map((field) => [field, text(values[field])])),
    minimum: typeof values['minimum'] === 'number' ? values['minimum'] : undefined,
    status: status?.code,
    ...row,
  })
  const tooMany = refusal.quantity(quantity, can)
  const unread = read.error?.issues ?? []
  return {
    facts: definedOf(read.data ?? {}),
    quantity,
    holder_id: status?.meaning === 'gone' ? undefined : holder?.id,
    notes,
    problems: [
      ...problems,
      ...(tooMany ? [{ field: 'quantity', why: tooMany }] : []),
      ...unread.map(({ path: [field] }): Reason => ({ field: String(field), why: w.later('not-read') })),
    ],
  }
}

/** A type that the file does not say stays as it is here. */
function judgeChange(
  { setup }: AssetSession,
  known: Loaded,
  plan: AssetPlan,
): Pick<Judged<AssetPlan>, 'verdict' | 'changes' | 'plan'> {
  const now: Record<string, unknown> = { ...known, name: known.title }
  const asked = Object.entries(plan.facts).filter(
    ([field, value]) => now[field] !== value && !(field === 'type' && !setup.filled.has('type')),
  )
  const isElsewhere = plan.holder_id !== undefined && plan.holder_id !== known.holder_id
  const changes = {
    ...Object.fromEntries(
      asked.map(([field, after]) => [shownAs[field] ?? field, { before: now[field], after }]),
    ),
    ...(isElsewhere && { holder: { before: known.holder_id, after: plan.holder_id } }),
  }
  if (Object.keys(changes).length === 0) return { verdict: 'unchanged', plan }
  const facts = AssetPatch.parse(Object.fromEntries(asked))
  return {
    verdict: 'update',
    changes,
    plan: { ...plan, facts, holder_id: isElsewhere ? plan.holder_id : undefined },
  }
}
const shownAs: Readonly<Record<string, string>> = { home_place_id: 'home_place' }

/** A new thing as its row has it. */
export function draftOf(
  { facts, quantity, holder_id, external, created_at, updated_at }: AssetPlan,
  source: string,
): AssetDraft {
  const { type = 'laptop', ...rest } = facts
  return {
    ...rest,
    type,
    quantity,
    holder_id: holder_id ?? null,
    created_at,
    updated_at,
    ...(external !== undefined && { external: { source, id: external } }),
  }
}
