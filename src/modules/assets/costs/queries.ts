import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { moneyText } from '#lib/money/money'
import { Refusal } from '#lib/refusal'
import { say } from '#lib/words'
import type { Read } from '#kernel/context'
import { seal, unseal } from '#kernel/cursor'
import { seenAmong } from '#kernel/readable'
import { seen } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { departmentsOfPeople } from '#modules/people/public'
import { costKinds, summed } from '../engine/ownership.ts'
import { assetsWhere } from '../queries/list.ts'
import type { costEndpoints } from './contract.ts'
import { loadCosts, type Thing } from './load.ts'
import { type CostBreakdown, type CostBy, type CostRow, type CostSort, costSorts } from './schemas.ts'
import { type Group, leadingCurrency, rowOf, type SummedRow, sumsText, toldRow, yearlySums } from './sums.ts'
import { workedOnce } from './worked.ts'
import { w } from './words.ts'

const isSort = (name: string): name is CostSort => (costSorts as readonly string[]).includes(name)

function sortOf(name = 'total'): CostSort {
  if (isSort(name)) return name
  throw new Refusal('invalid', house.later('bad-sort', { sort: name, known: costSorts.join(', ') }))
}

/** The dearest first, by one currency alone; what has nothing in it comes last. */
function ordered(rows: readonly SummedRow[], sort: CostSort, currency: string | null, language: string) {
  const by = new Intl.Collator(language, { numeric: true })
  const named = (a: SummedRow, b: SummedRow) => by.compare(a.name, b.name) || (a.id < b.id ? -1 : 1)
  if (sort === 'name') return rows.toSorted(named)
  const least = Number.NEGATIVE_INFINITY
  const value = (row: SummedRow) =>
    sort === 'devices' ? row.devices : (row[sort].get(currency ?? '') ?? least)
  return rows.toSorted((a, b) => Math.sign(value(b) - value(a)) || named(a, b))
}

/** A page of what assets cost, gathered by device, model, supplier or department. */
export async function listCosts(ctx: Read, { by, q, sort, after, limit }: Input<typeof costEndpoints.costs>) {
  const order = sortOf(sort)
  const [from] = after === undefined ? ['0'] : unseal(after, ['int'])
  const all = await workedOnce(ctx, { what: ['costs', by, q, order], after }, async () => {
    const { things } = await loadCosts(ctx, await assetsWhere(ctx, q))
    const rows = (await groupsBy(ctx, by, things)).map(rowOf)
    const inOrder = ordered(rows, order, leadingCurrency(things), ctx.actor.language)
    // Of devices there are many: of them only the order is kept.
    return inOrder.map((row) => (by === 'device' ? row.id : toldRow(row)))
  })
  const start = Math.max(0, Number(from))
  const end = start + limit
  const page = all.slice(start, end)
  const known = await devicesNow(
    ctx,
    page.filter((row) => typeof row === 'string'),
  )
  return {
    items: page.flatMap((row) => (typeof row === 'string' ? (known.get(row) ?? []) : row)),
    next: end < all.length ? seal([String(end)]) : null,
  }
}

/** What each of some devices cost, by its id; those that the reader sees no more are not among them. */
async function devicesNow(ctx: Read, ids: readonly string[]): Promise<Map<string, CostRow>> {
  if (ids.length === 0) return new Map()
  const { things } = await loadCosts(ctx, sql`t.id = any(${[...ids]}::uuid[])`)
  const groups = await groupsBy(ctx, 'device', things)
  return new Map(groups.map((group) => [group.id, toldRow(rowOf(group))]))
}

async function groupsBy(ctx: Read, by: CostBy, things: readonly Thing[]): Promise<Group[]> {
  if (by === 'device')
    return things.map((thing) => {
      const { id, key, name } = thing
      return { id, name, of: { id, kind: 'asset', key, title: name }, things: [thing] }
    })
  const none = say(w.later(`none.${by}`), ctx.actor.language)
  const idOf =
    by === 'department' ? await departmentFor(ctx, things) : by === 'model' ? modelFor : supplierFor
  const names = by === 'model' ? await modelNames(ctx, things) : await namesSeen(ctx, things.map(idOf))
  const groups = Map.groupBy(things, (thing) => {
    const id = idOf(thing)
    return id !== null && names.has(id) ? id : null
  })
  return [...groups].map(([id, some]) => {
    const found = names.get(id ?? '')
    return { id: id ?? 'none', name: found?.name ?? none, of: found?.of ?? null, things: some }
  })
}

type Names = ReadonlyMap<string, Pick<Group, 'name' | 'of'>>
const modelFor = ({ model_id }: Thing) => model_id
const supplierFor = ({ supplier_id }: Thing) => supplier_id

/** The department that has a thing, or that of the person who has it. */
async function departmentFor({ db }: Read, things: readonly Thing[]) {
  const holders = things.flatMap(({ holder_id }) => holder_id ?? [])
  const people = await departmentsOfPeople({ db }, holders)
  const { rows } = await sql<{ id: string }>`
    select id from entity where kind = 'department' and id = any(${holders}::uuid[])`.execute(db)
  const own = new Set(rows.map(({ id }) => id))
  return ({ holder_id }: Thing) => {
    if (holder_id === null) return null
    return own.has(holder_id) ? holder_id : (people.get(holder_id) ?? null)
  }
}

async function namesSeen(ctx: Read, ids: readonly (string | null)[]): Promise<Names> {
  const found = await seenAmong(
    ctx,
    ids.filter((id) => id !== null),
  )
  return new Map(
    [...found].map(([id, { kind, key, title }]) => [id, { name: title, of: { id, kind, key, title } }]),
  )
}

async function modelNames({ db }: Read, things: readonly Thing[]): Promise<Names> {
  const { rows } = await sql<{ id: string; name: string }>`
    select m.id, trim(concat_ws(' ', f.name, m.name)) as name from asset_model m
    left join manufacturer f on f.id = m.manufacturer_id
    where m.id = any(${things.flatMap(({ model_id }) => model_id ?? [])}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, { name, of: null }]))
}

/** What one thing cost, figure by figure; null for those who see it from outside, and of what is counted. */
export async function costsOfOne(
  ctx: Read,
  { id }: Input<typeof costEndpoints.costsOf>,
): Promise<{ costs: CostBreakdown | null }> {
  await seen(ctx, id, 'asset')
  const { things, rates, unheard } = await loadCosts(ctx, sql`t.id = ${id}::uuid`)
  const [thing] = things
  if (!thing) return { costs: null }
  const { kinds, total } = summed(thing.pieces)
  const text = (money: Parameters<typeof moneyText>[0] | null) => money && moneyText(money)
  return {
    costs: {
      model_id: thing.model_id,
      is_here: thing.isHere,
      total: sumsText(total.sums),
      yearly: sumsText(yearlySums(things)),
      days: thing.days,
      unknown: total.unknown,
      rates: { downtime: text(rates.downtime), labour: text(rates.labour) },
      unheard: [...unheard],
      kinds: costKinds.flatMap((kind) => {
        const lines = thing.pieces.filter((piece) => piece.kind === kind)
        const sum = kinds.get(kind)
        if (lines.length === 0 || !sum) return []
        return [
          {
            kind,
            sums: sumsText(sum.sums),
            unknown: sum.unknown,
            minutes: sum.minutes,
            lines: lines.map(({ kind: _, money, ...line }) => ({ ...line, money: text(money) })),
          },
        ]
      }),
    },
  }
}
