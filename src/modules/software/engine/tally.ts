import { type Case, type Device, isLive, type Lot } from './ground.ts'
import type { Position } from './position.ts'
import { countedBy, type Price } from './prices.ts'
import { pairsOf, seatFor } from './units.ts'

export interface Tally {
  /** On how many devices it is. */
  readonly installed: number
  /** Seats bought of it that count today. */
  readonly owned: number
  /** On how many of those devices something covers it. */
  readonly covered: number
  /** How many seats more would be needed, counted as the lot that was bought last. */
  readonly short: number
  /** Seats bought of it that nothing takes. */
  readonly spare: number
  /** What the missing seats cost in their first year, at the price of the last lot that has one; null: not known, or none is missing. */
  readonly risk: number | null
  /** What the unused seats cost in their first year, of the lots in that currency. */
  readonly idle: number | null
  readonly currency: string | null
}

const share = ({ minor }: Price, seats: number, { quantity }: Lot) => Math.round((minor * seats) / quantity)

/**
 * A position summed up for each product of its case, by its id. What needs no licence is never short; where a seat of a suite is
 * cheaper than those of what belongs to it, it is missing of the suite alone. Where more were in use at once than is owned, that many
 * are missing, on however many devices it is.
 */
export function tallyOf(
  given: Case,
  { covered: coveredOf, used, wants, tooMany, over }: Omit<Position, 'exact' | 'verdicts'>,
  { prices }: { prices: ReadonlyMap<string, Price> },
): ReadonlyMap<string, Tally> {
  const { free } = given
  const pairs = pairsOf(given)
  const deviceOf = new Map(given.devices.map((one) => [one.id, one]))
  const wantedOf = Map.groupBy(given.installs.keys(), (at) => wants.get(at) ?? given.installs[at]?.product)
  const installsOf = Map.groupBy(given.installs.keys(), (at) => given.installs[at]?.product)
  return new Map(
    given.products.map(({ id }) => {
      const lots = given.lots.filter(({ product }) => product === id)
      const counted = countedBy(lots, prices, id)
      const price = counted && prices.get(counted.id)
      const own = installsOf.get(id) ?? []
      const allOf = (at: number) => given.installs[at]?.n ?? 1
      const leftOf = (at: number) => allOf(at) - (coveredOf[at] ?? 0)
      const installed = sum(own.map((at) => allOf(at)))
      const covered = installed - sum(own.map((at) => leftOf(at)))
      const missing = seatsMissing(
        counted,
        (wantedOf.get(id) ?? []).flatMap((at) => {
          const device = deviceOf.get(given.installs[at]?.device ?? '')
          const n = leftOf(at) - (tooMany[at] ?? 0)
          return device && n > 0 ? [{ device, n }] : []
        }),
        pairs,
      )
      const live = lots.filter((lot) => isLive(lot, given.today))
      const short = free.has(id) ? 0 : missing + (over.get(id) ?? 0)
      const idle = live.flatMap((lot) => {
        const own = prices.get(lot.id)
        const left = lot.quantity - (used.get(lot.id) ?? 0)
        return own && own.currency === price?.currency ? [share(own, left, lot)] : []
      })
      return [
        id,
        {
          installed,
          owned: sum(live.map(({ quantity }) => quantity)),
          covered: free.has(id) ? installed : covered,
          short,
          spare: sum(live.map((lot) => lot.quantity - (used.get(lot.id) ?? 0))),
          risk: counted && price && short > 0 ? share(price, short, counted) : null,
          idle: sum(idle) > 0 ? sum(idle) : null,
          currency: price?.currency ?? null,
        },
      ]
    }),
  )
}

/** How many seats these devices, and so many like them, would take, counted as a lot is; each one where nothing says how. */
function seatsMissing(
  counted: Lot | undefined,
  devices: readonly { device: Device; n: number }[],
  pairs: ReadonlyMap<string, string>,
) {
  const seats = new Map(
    devices.map(({ device, n }) => {
      const { key, weight } = seatFor(counted, device, pairs)
      return [key, weight * n]
    }),
  )
  return sum([...seats.values()])
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, n) => all + n, 0)
