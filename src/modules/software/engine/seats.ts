/** A seat that something may take: `weight` seats of the lot, however many share the key. */
export interface Candidate {
  readonly lot: number
  readonly key: string
  readonly weight: number
  /** It covers only where nothing else does, however much else is preferred to what. */
  readonly last?: boolean
}

export const nameOf = ({ lot, key }: Candidate) => `${lot} ${key}`

interface Taken {
  readonly candidate: Candidate
  readonly by: Set<number>
}

/** Which seats are taken by whom, so that no lot gives more than it has free. */
export function seatsOf(free: readonly number[]) {
  const left = [...free]
  const taken = new Map<number, Map<string, Taken>>()
  const chosen = new Map<number, Candidate>()
  const isOpen = ({ lot, key }: Candidate) => taken.get(lot)?.has(key) ?? false
  const leftOf = (lot: number) => left[lot] ?? 0

  function take(who: number, candidate: Candidate) {
    const { lot, key, weight } = candidate
    const units = taken.get(lot) ?? new Map<string, Taken>()
    taken.set(lot, units)
    const unit = units.get(key)
    if (unit) unit.by.add(who)
    else {
      units.set(key, { candidate, by: new Set([who]) })
      left[lot] = leftOf(lot) - weight
    }
    chosen.set(who, candidate)
  }

  function drop(who: number) {
    const was = chosen.get(who)
    if (!was) return
    chosen.delete(who)
    const units = taken.get(was.lot)
    const unit = units?.get(was.key)
    unit?.by.delete(who)
    if (unit?.by.size === 0) {
      units?.delete(was.key)
      left[was.lot] = leftOf(was.lot) + was.weight
    }
  }

  return {
    take,
    drop,
    isOpen,
    leftOf,
    fits: (one: Candidate) => isOpen(one) || leftOf(one.lot) >= one.weight,
    has: (who: number) => chosen.get(who),
    /** The units that are taken of a lot, as they are now. */
    of: (lot: number) => [...(taken.get(lot)?.values() ?? [])],
  }
}
export type Seats = ReturnType<typeof seatsOf>
