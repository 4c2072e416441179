import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { moneyText } from '#lib/money/money'
import { Refusal } from '#lib/refusal'
import type { Read } from '#kernel/context'
import { seal, unseal } from '#kernel/cursor'
import { seen } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { costKinds, summed } from '../engine/ownership.ts'
import { assetsWhere } from '../queries/list.ts'
import { devicesPage, leadingCurrencyOf } from './by-device.ts'
import { deviceRows, groupRows } from './by-group.ts'
import type { costEndpoints } from './contract.ts'
import { loadCosts } from './load.ts'
import { type CostBreakdown, type CostSort, costSorts } from './schemas.ts'
import { type SummedRow, sumsText, toldRow, yearlySums } from './sums.ts'

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

const isFiltered = (q: string | undefined) => q !== undefined && q.trim() !== ''

/** A page of what assets cost, gathered by device, model, supplier or department, as of when it was last reckoned. */
export async function listCosts(ctx: Read, { by, q, sort, after, limit }: Input<typeof costEndpoints.costs>) {
  const order = sortOf(sort)
  const where = isFiltered(q) ? await assetsWhere(ctx, q) : null
  if (by === 'device') {
    const { ids, next } = await devicesPage(ctx, { where, sort: order, after, limit })
    return { items: await deviceRows(ctx, ids), next }
  }
  const rows = await groupRows(ctx, where, by)
  const all = ordered(rows, order, await leadingCurrencyOf(ctx, where), ctx.actor.language)
  const last = after === undefined ? null : unseal(after, ['text'])[0]
  // Groups are few. One that has gone since ends the list, rather than beginning it anew.
  const start = last === null ? 0 : all.findIndex(({ id }) => id === last) + 1 || all.length
  const page = all.slice(start, start + limit)
  const end = page.at(-1)
  return { items: page.map(toldRow), next: end && start + limit < all.length ? seal([end.id]) : null }
}

/** As of when what assets cost was reckoned: everything that happened before is in it; null: it is being reckoned for the first time. */
export async function costsAsOf({ db }: Read): Promise<{ as_of: string | null }> {
  const { rows } = await sql<{
    as_of: string | null
  }>`select whole_at as as_of from cost_round`.execute(db)
  return { as_of: rows[0]?.as_of ?? null }
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
            lines: lines.map(({ kind: _, told: __, money, ...line }) => ({ ...line, money: text(money) })),
          },
        ]
      }),
    },
  }
}
