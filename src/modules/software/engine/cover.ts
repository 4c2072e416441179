import { coverAlike } from './flow.ts'
import { type Candidate, nameOf, type Seats, seatsOf } from './seats.ts'

export type { Candidate }

/** What wants to be covered, by any of these, the preferred first. */
export interface Demand {
  readonly candidates: readonly Candidate[]
  /** So many that want the same, each with seats of its own, of which the keys name those of one; left out: that one alone. */
  readonly n?: number
}

export interface Cover {
  /** For each demand which of its candidates covers it; none: undefined. Of many: what covers the first. */
  readonly chosen: readonly (Candidate | undefined)[]
  /** How many of each demand are covered. */
  readonly covered: readonly number[]
  /** How many of those by candidates that cover only where nothing else does. */
  readonly last: readonly number[]
  /** How many seats of each lot are taken. */
  readonly taken: readonly number[]
  /** Whether no other choice covers more. */
  readonly exact: boolean
}

/** Demands with the same candidates: they are covered together or not at all. */
interface Atom {
  readonly candidates: readonly Candidate[]
  readonly demands: number[]
  readonly n: number
}

const mostTried = 20_000

/**
 * Chooses seats so that as much as possible is covered, never more than each lot has free; among equals the preferred seats.
 * Where each seat serves one atom, a flow says it exactly, at any size. Else each is looked at by itself.
 */
export function coverMost(demands: readonly Demand[], free: readonly number[]): Cover {
  const atoms = atomsOf(demands)
  if (!isTransversal(atoms.map(({ candidates }) => candidates))) return coverEach(demands, free)
  const { dealt, taken } = coverAlike(
    atoms.map(({ candidates, demands: { length: size }, n }) => ({ candidates, size, n })),
    free,
  )
  const chosen: (Candidate | undefined)[] = demands.map(() => undefined)
  const covered = demands.map(() => 0)
  const last = demands.map(() => 0)
  for (const [n, atom] of atoms.entries())
    for (const demand of atom.demands) {
      last[demand] = dealt[n]?.last ?? 0
      chosen[demand] = dealt[n]?.first
      covered[demand] = dealt[n]?.covered ?? 0
    }
  return { chosen, covered, last, taken, exact: true }
}

/** Each by itself, where seats of many were counted: the others of them want seats of their own. */
const oneByOne = (demands: readonly Demand[]) =>
  demands.flatMap(({ candidates, n = 1 }, of) =>
    Array.from({ length: n }, (_, at) => ({
      of,
      candidates: at === 0 ? candidates : candidates.map((one) => ({ ...one, key: `${one.key} ${at}` })),
    })),
  )

/**
 * A lot that has enough for all who could use it takes them all, which costs nobody anything. The rest is exact where each seat
 * serves one atom (a transversal matroid: the heaviest first by augmenting paths), and by trying everything where that is little.
 * Where seats of several kinds cross (by person over devices that others count, or several seats a device) and there is much of it,
 * the same augmenting paths are a sound way that may miss some; `exact` says so.
 */
function coverEach(demands: readonly Demand[], free: readonly number[]): Cover {
  const each = oneByOne(demands)
  const atoms = atomsOf(each)
  const seats = seatsOf(free)
  const waiting = withoutAbundance(atoms, seats, free.length)
  const isPlain = isTransversal(waiting.map((n) => atoms[n]?.candidates ?? []))
  const tries = waiting.reduce((all, n) => all * ((atoms[n]?.candidates.length ?? 0) + 1), 1)
  if (isPlain || tries > mostTried) augment(atoms, waiting, seats)
  else tryAll(atoms, waiting, seats)
  prefer(atoms, seats)
  letIn(atoms, seats)
  const chosen: (Candidate | undefined)[] = demands.map(() => undefined)
  const covered = demands.map(() => 0)
  const last = demands.map(() => 0)
  for (const [n, atom] of atoms.entries())
    for (const demand of atom.demands) {
      const of = each[demand]?.of ?? 0
      chosen[of] ??= seats.has(n)
      covered[of] = (covered[of] ?? 0) + Number(seats.has(n) !== undefined)
      last[of] = (last[of] ?? 0) + Number(seats.has(n)?.last === true)
    }
  const isWhole = atoms.every((_, n) => seats.has(n))
  return {
    chosen,
    covered,
    last,
    taken: free.map((all, lot) => all - seats.leftOf(lot)),
    exact: isPlain || tries <= mostTried || isWhole,
  }
}

function atomsOf(demands: readonly Demand[]): Atom[] {
  const atoms = new Map<string, Atom>()
  for (const [at, { candidates, n = 1 }] of demands.entries()) {
    if (candidates.length === 0) continue
    const name = candidates.map((one) => nameOf(one)).join('\n')
    const atom = atoms.get(name) ?? { candidates, demands: [], n }
    atom.demands.push(at)
    atoms.set(name, atom)
  }
  // The heaviest first; a sort that keeps the order of equals.
  return [...atoms.values()].sort((a, b) => b.demands.length - a.demands.length)
}

/** Lets lots that have enough for all who could use them take those; gives the atoms that still wait. */
function withoutAbundance(atoms: readonly Atom[], seats: Seats, lots: number): number[] {
  let waiting = [...atoms.keys()]
  for (let isMoving = true; isMoving;) {
    isMoving = false
    for (let lot = 0; lot < lots; lot++) {
      const wishes = waiting.flatMap((n) => {
        const candidate = atoms[n]?.candidates.find((one) => one.lot === lot)
        return candidate ? [{ n, candidate }] : []
      })
      const weights = new Map(wishes.map(({ candidate: { key, weight } }) => [key, weight]))
      const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0)
      if (wishes.length === 0 || all > seats.leftOf(lot)) continue
      for (const { n, candidate } of wishes) seats.take(n, candidate)
      waiting = waiting.filter((n) => !seats.has(n))
      isMoving = true
    }
  }
  return waiting
}

function isTransversal(all: readonly (readonly Candidate[])[]) {
  const seen = new Map<number, Set<string>>()
  for (const candidates of all)
    for (const { lot, key, weight } of candidates) {
      const keys = seen.get(lot) ?? new Set()
      if (weight !== 1 || keys.has(key)) return false
      seen.set(lot, keys.add(key))
    }
  return true
}

function augment(atoms: readonly Atom[], waiting: readonly number[], seats: Seats) {
  /** What a search that found nothing has seen leads nowhere in later ones either. */
  const dead = new Set<number>()

  /** Covers an atom by a lot that has room, else by one where another atom can make room by going elsewhere. */
  function seek(atom: number, visited: Set<number>, leaving?: number): boolean {
    const open = atoms[atom]?.candidates.filter(({ lot }) => lot !== leaving && !dead.has(lot)) ?? []
    // A lot that others are leaving keeps that room for whoever asked them to.
    const direct = open.find((one) => !visited.has(one.lot) && seats.fits(one))
    if (direct) seats.take(atom, direct)
    return direct !== undefined || open.some((one) => !visited.has(one.lot) && makesRoom(atom, one, visited))
  }

  function makesRoom(atom: number, candidate: Candidate, visited: Set<number>): boolean {
    visited.add(candidate.lot)
    for (const { candidate: other, by } of seats.of(candidate.lot)) {
      const [moved] = by
      const isEnough = seats.leftOf(candidate.lot) + other.weight >= candidate.weight
      if (moved === undefined || by.size > 1 || !isEnough) continue
      seats.drop(moved)
      if (seek(moved, visited, other.lot)) {
        seats.take(atom, candidate)
        return true
      }
      seats.take(moved, other)
    }
    return false
  }

  for (const n of waiting) {
    const visited = new Set<number>()
    if (!seek(n, visited)) for (const lot of visited) dead.add(lot)
  }
}

/** Tries everything, the preferred first, and takes the first of the best. */
function tryAll(atoms: readonly Atom[], waiting: readonly number[], seats: Seats) {
  const sizes = waiting.map((n) => atoms[n]?.demands.length ?? 0)
  const rest = sizes.map((_, n) => sizes.slice(n).reduce((all, size) => all + size, 0))
  let best = -1
  let choice: (Candidate | undefined)[] = []

  function step(n: number, covered: number) {
    if (covered + (rest[n] ?? 0) <= best) return
    const atom = waiting[n]
    if (atom === undefined) {
      best = covered
      choice = waiting.map((one) => seats.has(one))
      return
    }
    const candidates = atoms[atom]?.candidates ?? []
    const shared = candidates.find((one) => seats.isOpen(one))
    for (const one of shared ? [shared] : candidates) {
      if (!seats.fits(one)) continue
      seats.take(atom, one)
      step(n + 1, covered + (sizes[n] ?? 0))
      seats.drop(atom)
    }
    if (!shared) step(n + 1, covered)
  }
  step(0, 0)
  for (const [n, one] of choice.entries()) if (one) seats.take(waiting[n] ?? -1, one)
}

/** Moves what is covered to the seats that it prefers, as far as there is room. */
function prefer(atoms: readonly Atom[], seats: Seats) {
  for (const [n, { candidates }] of atoms.entries()) {
    const has = seats.has(n)
    const better = has && candidates.slice(0, candidates.indexOf(has)).find((one) => seats.fits(one))
    if (!better) continue
    seats.drop(n)
    seats.take(n, better)
  }
}

/** Where kinds of seats cross, one that was opened or left later may serve who was left out before, and open another. */
function letIn(atoms: readonly Atom[], seats: Seats) {
  for (let isMoving = true; isMoving;) {
    isMoving = false
    for (const [n, { candidates }] of atoms.entries()) {
      const late = seats.has(n) ? undefined : candidates.find((one) => seats.fits(one))
      if (late) seats.take(n, late)
      isMoving ||= late !== undefined
    }
  }
}
