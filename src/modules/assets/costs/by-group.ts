import { type RawBuilder, sql } from 'kysely'
import { say } from '#lib/words'
import type { Read } from '#kernel/context'
import { namedAmong, seenAmong } from '#kernel/readable'
import { added, type CostKind, costKinds, ofEachKind, yearlyOf } from '../engine/ownership.ts'
import {
  departmentsFor,
  type GroupedBy,
  type GroupSum,
  sumsOfAll,
  sumsOfHolders,
  sumsWhere,
} from './groups.ts'
import { modelNames } from '../queries/model-names.ts'
import type { CostRow } from './schemas.ts'
import { type SummedRow, toldRow } from './sums.ts'
import { w } from './words.ts'

interface Gathered {
  devices: number
  unknown: number
  /** Of those of which it is known since when they are owned: days, and what they cost in all. */
  days: number
  readonly known: Map<string, number>
  readonly total: Map<string, number>
  readonly kinds: Record<CostKind, Map<string, number>>
}

const fresh = (): Gathered => ({
  devices: 0,
  unknown: 0,
  days: 0,
  known: new Map(),
  total: new Map(),
  kinds: ofEachKind(() => new Map<string, number>()),
})

/** Sums put together by group. */
function gathered(sums: readonly GroupSum[]): Map<string | null, Gathered> {
  const groups = new Map<string | null, Gathered>()
  for (const { id, kind, currency, n, minor, unknown, known } of sums) {
    const group = groups.get(id) ?? fresh()
    groups.set(id, group)
    group.unknown += unknown
    if (kind === 'devices') {
      group.devices += n
      group.days += minor
    } else if (currency !== null) {
      added(group.kinds[kind], { minor, currency })
      added(group.total, { minor, currency })
      if (known !== null) added(group.known, { minor: known, currency })
    }
  }
  return groups
}

function mergedInto(into: Gathered, from: Gathered) {
  into.devices += from.devices
  into.unknown += from.unknown
  into.days += from.days
  const add = (to: Map<string, number>, sums: ReadonlyMap<string, number>) => {
    for (const [currency, minor] of sums) added(to, { minor, currency })
  }
  add(into.known, from.known)
  add(into.total, from.total)
  for (const kind of costKinds) add(into.kinds[kind], from.kinds[kind])
}

interface Named {
  readonly id: string
  readonly name: string
  readonly of: CostRow['of']
}

const rowOf = (
  { id, name, of }: Named,
  { kinds: sums, total, known, devices, unknown, days }: Gathered,
): SummedRow => ({
  // prettier-ignore
  id,
  name,
  of,
  devices,
  ...sums,
  total,
  yearly: new Map(
    [...known].flatMap(([currency, minor]) => {
      const each = yearlyOf(minor, days)
      return each === null ? [] : [[currency, each] as const]
    }),
  ),
  unknown,
})

type Names = ReadonlyMap<string, Pick<Named, 'name' | 'of'>>

/** What assets cost by model, supplier or department, all or those for which this is so; what has none of those that the reader sees stands together. */
export async function groupRows(
  ctx: Read,
  where: RawBuilder<boolean> | null,
  by: GroupedBy,
): Promise<SummedRow[]> {
  const found = gathered(where ? await sumsBy(ctx, where, by) : await sumsOfAll(ctx, by))
  const ids = [...found.keys()].filter((id) => id !== null)
  const names = by === 'model' ? await modelsNamed(ctx, ids) : await namesSeen(ctx, ids)
  const groups = new Map<string | null, Gathered>()
  for (const [id, one] of found) {
    const key = id !== null && names.has(id) ? id : null
    const into = groups.get(key) ?? fresh()
    mergedInto(into, one)
    groups.set(key, into)
  }
  const none = say(w.later(`none.${by}`), ctx.actor.language)
  return [...groups].map(([id, group]) => {
    const { name = none, of = null } = names.get(id ?? '') ?? {}
    return rowOf({ id: id ?? 'none', name, of }, group)
  })
}

async function sumsBy(ctx: Read, where: RawBuilder<boolean>, by: GroupedBy): Promise<readonly GroupSum[]> {
  if (by !== 'department')
    return sumsWhere(ctx, where, sql.ref(by === 'model' ? 't.model_id' : 't.supplier_id'))
  const sums = await sumsOfHolders(ctx, where)
  const departments = await departmentsFor(ctx, [...new Set(sums.flatMap(({ id }) => id ?? []))])
  return sums.map((sum) => ({ ...sum, id: departments.get(sum.id ?? '') ?? null }))
}

/** What each of some devices cost, in this order; those that the reader sees no more are not among them. */
export async function deviceRows(ctx: Read, ids: readonly string[]): Promise<CostRow[]> {
  if (ids.length === 0) return []
  const found = gathered(await sumsWhere(ctx, sql<boolean>`t.id = any(${[...ids]}::uuid[])`, sql.ref('t.id')))
  const { rows } = await sql<{ id: string; key: string; title: string }>`
    select id, key, title from asset where id = any(${[...ids]}::uuid[])`.execute(ctx.db)
  const names = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const [group, row] = [found.get(id), names.get(id)]
    if (!group || !row) return []
    const { key, title } = row
    return toldRow(rowOf({ id, name: title, of: { id, kind: 'asset', key, title } }, group))
  })
}

async function namesSeen(ctx: Read, ids: readonly string[]): Promise<Names> {
  const found = await seenAmong(ctx, ids)
  return new Map([...found].map(([id, { title }]) => [id, { name: title, of: namedAmong(found, id) }]))
}

async function modelsNamed(ctx: Read, ids: readonly string[]): Promise<Names> {
  const names = await modelNames(ctx, ids)
  return new Map([...names].map(([id, name]) => [id, { name, of: null }]))
}
