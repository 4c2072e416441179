import { cheapestChoice } from './choice.ts'
import type { Candidate } from './seats.ts'

/** What is covered together or not at all, `n` times over, each time by a seat that nobody else could take. */
export interface Alike {
  readonly candidates: readonly Candidate[]
  /** How many demands it is each time. */
  readonly size: number
  readonly n: number
}

interface Dealt {
  /** Of each that is alike how many of its `n` are covered, and by what its first is. */
  readonly dealt: readonly {
    readonly covered: number
    /** How many of those by what covers only where nothing else does. */
    readonly last: number
    readonly first: Candidate | undefined
  }[]
  /** How many seats of each lot are taken. */
  readonly taken: readonly number[]
}

/**
 * Covers as many demands as can be and, of the ways to do so, by the seats that they like best. Exact at any size: all that may take
 * seats of the same lots are one wish of a flow of least cost, however many they are, so it is the same whether they come one by one
 * or counted.
 */
export function coverAlike(all: readonly Alike[], free: readonly number[]): Dealt {
  const kinds = [...Map.groupBy(all.keys(), (at) => kindOf(all[at]))]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, members]) => members)
  const chosen = cheapestChoice(
    kinds.map((members) => {
      const { candidates = [], size = 0 } = all[members[0] ?? -1] ?? {}
      const seats = candidates.map(({ lot, last }, place) => ({
        lot,
        money: place + (last ? afterAll : 0),
        changes: 0,
      }))
      return {
        n: members.reduce((sum, at) => sum + (all[at]?.n ?? 0), 0),
        // What is left out counts before all that is liked.
        options: [...seats, { lot: null, unpriced: size, money: 0, changes: 0 }],
      }
    }),
    free,
  )
  const dealt: Dealt['dealt'][number][] = []
  const taken = free.map(() => 0)
  for (const [k, members] of kinds.entries()) {
    const left = [...(chosen[k] ?? [])]
    for (const at of members) {
      const { candidates, n } = all[at] ?? { candidates: [], n: 0 }
      let covered = 0
      let last = 0
      let first: Candidate | undefined
      for (const [place, candidate] of candidates.entries()) {
        const some = Math.min(n - covered, left[place] ?? 0)
        if (some === 0) continue
        left[place] = (left[place] ?? 0) - some
        taken[candidate.lot] = (taken[candidate.lot] ?? 0) + some
        covered += some
        if (candidate.last) last += some
        first ??= candidate
      }
      dealt[at] = { covered, last, first }
    }
  }
  return { dealt, taken }
}

/** More than all else that one can like comes to. */
const afterAll = 1_000_000

const kindOf = (one: Alike | undefined) => `${one?.size} ${one?.candidates.map(({ lot }) => lot).join(' ')}`
