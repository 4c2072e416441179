/** One step of the ledger: so many of an item from one holder to another; from nobody it came in, to nobody it left. */
export interface Move {
  readonly item_id: string
  readonly quantity: number
  readonly from_id: string | null
  readonly to_id: string | null
  /** Of what comes in from nobody: how many all holders may have together; none: as many as one likes. */
  readonly most?: number | null | undefined
}

/** Item → holder → how many; nobody holds none. */
export type Holdings = Map<string, Map<string, number>>

/** How many a move leaves where it takes from, and how many there are then where it brings to. */
export interface Taken {
  readonly left: number
  readonly there: number
}

export const heldIn = (holdings: Holdings, item: string, holder: string | null): number =>
  holder === null ? 0 : (holdings.get(item)?.get(holder) ?? 0)

const heldByAll = (holdings: Holdings, item: string) =>
  [...(holdings.get(item)?.values() ?? [])].reduce((sum, n) => sum + n, 0)

/** Takes one step, or says how many there are where more were asked for; holdings are changed only by a step that is taken. */
export function step(
  holdings: Holdings,
  { item_id, quantity, from_id, to_id, most = null }: Move,
): Taken | { short: number } {
  const [had, there] = [heldIn(holdings, item_id, from_id), heldIn(holdings, item_id, to_id)]
  if (from_id !== null && had < quantity) return { short: had }
  if (from_id === null && most !== null) {
    const free = Math.max(0, most - heldByAll(holdings, item_id))
    if (free < quantity) return { short: free }
  }
  const left = from_id === null ? 0 : had - quantity
  put(holdings, item_id, from_id, left)
  put(holdings, item_id, to_id, there + quantity)
  return { left, there: to_id === null ? 0 : there + quantity }
}

function put(holdings: Holdings, item: string, holder: string | null, quantity: number) {
  if (holder === null) return
  const held = holdings.get(item) ?? new Map<string, number>()
  if (quantity === 0) held.delete(holder)
  else held.set(holder, quantity)
  holdings.set(item, held)
}
