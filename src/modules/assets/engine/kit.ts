/** So many of one model, or of any model of a type. */
export interface Wanted {
  readonly model: string | null
  readonly type: string | null
  readonly quantity: number
}
/** What lies there; of single things one. */
export interface Stock {
  readonly id: string
  readonly model: string | null
  readonly type: string
  readonly quantity: number
}
export interface Picked {
  /** Things with how many of each, none twice. */
  readonly picks: readonly { readonly id: string; readonly quantity: number }[]
  /** For each that was wanted, how many there are too few. */
  readonly short: readonly number[]
}

const fits = ({ model, type }: Wanted, stock: Stock) =>
  model === null ? stock.type === type : stock.model === model

/**
 * Picks as many of what is wanted as there are, in the order of the stock. Models are served before types: what fits a model
 * fits fewer wishes, and a model lies within one type, so that no wish goes short which another order would have served.
 */
export function pickKit(wanted: readonly Wanted[], stock: readonly Stock[]): Picked {
  const left = new Map(stock.map(({ id, quantity }) => [id, quantity]))
  const picks = new Map<string, number>()
  const short = wanted.map(({ quantity }) => quantity)
  const order = [...wanted.keys()].toSorted(
    (a, b) => Number(wanted[a]?.model === null) - Number(wanted[b]?.model === null),
  )
  for (const n of order) {
    const wish = wanted[n]
    if (!wish) continue
    for (const one of stock) {
      const taken = fits(wish, one) ? Math.min(short[n] ?? 0, left.get(one.id) ?? 0) : 0
      if (taken === 0) continue
      left.set(one.id, (left.get(one.id) ?? 0) - taken)
      picks.set(one.id, (picks.get(one.id) ?? 0) + taken)
      short[n] = (short[n] ?? 0) - taken
    }
  }
  return { picks: [...picks].map(([id, quantity]) => ({ id, quantity })), short }
}
