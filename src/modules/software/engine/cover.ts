/** A seat that something may take: `weight` seats of the lot, however many demands share the key. */
export interface Candidate {
  readonly lot: number
  readonly key: string
  readonly weight: number
}

/** What wants to be covered, by any of these, the preferred first. */
export interface Demand {
  readonly candidates: readonly Candidate[]
}

export interface Cover {
  /** For each demand which of its candidates covers it; none: undefined. */
  readonly chosen: readonly (Candidate | undefined)[]
  /** Whether no other choice covers more. */
  readonly exact: boolean
}

/** Demands with the same candidates: they are covered together or not at all. */
interface Atom {
  readonly candidates: readonly Candidate[]
  readonly demands: number[]
}

const nameOf = ({ lot, key }: Candidate) => `${lot} ${key}`
const mostTried = 20_000

/**
 * Chooses seats so that as much as possible is covered, never more than each lot has free. Exact where each seat serves one atom
 * (seats are a transversal matroid: the heaviest first by augmenting paths), and by trying everything where that is little. Where
 * seats of several kinds cross (by person over devices that others count, or several seats a device) and there is much of it, the
 * same augmenting paths are a sound way that may miss some; `exact` says so.
 */
export function coverMost(demands: readonly Demand[], free: readonly number[]): Cover {
  const atoms = atomsOf(demands)
  const isPlain = isTransversal(atoms)
  const tries = atoms.reduce((n, { candidates }) => n * (candidates.length + 1), 1)
  const found = isPlain || tries > mostTried ? augmented(atoms, free) : tried(atoms, free)
  const chosen: (Candidate | undefined)[] = demands.map(() => undefined)
  for (const [n, atom] of atoms.entries()) for (const demand of atom.demands) chosen[demand] = found[n]
  return { chosen, exact: isPlain || tries <= mostTried }
}

function atomsOf(demands: readonly Demand[]): Atom[] {
  const atoms = new Map<string, Atom>()
  for (const [n, { candidates }] of demands.entries()) {
    if (candidates.length === 0) continue
    const name = candidates.map((one) => nameOf(one)).join('\n')
    const atom = atoms.get(name) ?? { candidates, demands: [] }
    atom.demands.push(n)
    atoms.set(name, atom)
  }
  // The heaviest first; a sort that keeps the order of equals.
  return [...atoms.values()].sort((a, b) => b.demands.length - a.demands.length)
}

function isTransversal(atoms: readonly Atom[]) {
  const seen = new Set<string>()
  for (const { candidates } of atoms)
    for (const one of candidates) {
      if (one.weight !== 1 || seen.has(nameOf(one))) return false
      seen.add(nameOf(one))
    }
  return true
}

interface Taken {
  readonly candidate: Candidate
  readonly atoms: Set<number>
}

function augmented(atoms: readonly Atom[], free: readonly number[]): (Candidate | undefined)[] {
  const left = [...free]
  const chosen: (Candidate | undefined)[] = atoms.map(() => undefined)
  const taken = new Map<number, Map<string, Taken>>()
  /** What a search that found nothing has seen leads nowhere in later ones either. */
  const dead = new Set<number>()

  function take(atom: number, candidate: Candidate) {
    const units = taken.get(candidate.lot) ?? new Map<string, Taken>()
    taken.set(candidate.lot, units)
    const unit = units.get(candidate.key)
    if (unit) unit.atoms.add(atom)
    else {
      units.set(candidate.key, { candidate, atoms: new Set([atom]) })
      left[candidate.lot] = (left[candidate.lot] ?? 0) - candidate.weight
    }
    chosen[atom] = candidate
  }

  function drop(atom: number, { lot, key, weight }: Candidate) {
    const units = taken.get(lot)
    units?.get(key)?.atoms.delete(atom)
    if (units?.get(key)?.atoms.size === 0) {
      units.delete(key)
      left[lot] = (left[lot] ?? 0) + weight
    }
  }

  const fits = ({ lot, key, weight }: Candidate) =>
    (taken.get(lot)?.has(key) ?? false) || (left[lot] ?? 0) >= weight

  /** Covers an atom by a lot that has room, else by one where another atom can make room by going elsewhere. */
  function seek(atom: number, visited: Set<number>, leaving?: number): boolean {
    const open = atoms[atom]?.candidates.filter(({ lot }) => lot !== leaving && !dead.has(lot)) ?? []
    // A lot that others are leaving keeps that room for whoever asked them to.
    const direct = open.find((one) => !visited.has(one.lot) && fits(one))
    if (direct) take(atom, direct)
    return direct !== undefined || open.some((one) => !visited.has(one.lot) && makesRoom(atom, one, visited))
  }

  function makesRoom(atom: number, candidate: Candidate, visited: Set<number>): boolean {
    visited.add(candidate.lot)
    for (const { candidate: other, atoms: sharing } of [...(taken.get(candidate.lot)?.values() ?? [])]) {
      const [moved] = sharing
      const isEnough = (left[candidate.lot] ?? 0) + other.weight >= candidate.weight
      if (moved === undefined || sharing.size > 1 || !isEnough) continue
      drop(moved, other)
      if (seek(moved, visited, other.lot)) {
        take(atom, candidate)
        return true
      }
      take(moved, other)
    }
    return false
  }

  for (const n of atoms.keys()) {
    const visited = new Set<number>()
    if (!seek(n, visited)) for (const lot of visited) dead.add(lot)
  }
  // Where kinds of seats cross, one that was opened later may serve who was left out before, and open another.
  for (let isMoving = true; isMoving;) {
    isMoving = false
    for (const [n, atom] of atoms.entries()) {
      const late = chosen[n] ? undefined : atom.candidates.find((one) => fits(one))
      if (late) take(n, late)
      isMoving ||= late !== undefined
    }
  }
  return chosen
}

/** Tries everything, the preferred first, and keeps the first of the best. */
function tried(atoms: readonly Atom[], free: readonly number[]): (Candidate | undefined)[] {
  const rest: number[] = Array.from({ length: atoms.length + 1 }, () => 0)
  for (let n = atoms.length - 1; n >= 0; n--) rest[n] = (rest[n + 1] ?? 0) + (atoms[n]?.demands.length ?? 0)
  let best = -1
  let bestChosen: (Candidate | undefined)[] = []
  const left = [...free]
  const open = new Set<string>()
  const chosen: (Candidate | undefined)[] = atoms.map(() => undefined)

  function step(n: number, covered: number) {
    if (covered + (rest[n] ?? 0) <= best) return
    const atom = atoms[n]
    if (!atom) {
      best = covered
      bestChosen = [...chosen]
      return
    }
    const size = atom.demands.length
    const shared = atom.candidates.find((one) => open.has(nameOf(one)))
    for (const one of shared ? [shared] : atom.candidates) {
      if (!shared && (left[one.lot] ?? 0) < one.weight) continue
      if (!shared) {
        open.add(nameOf(one))
        left[one.lot] = (left[one.lot] ?? 0) - one.weight
      }
      chosen[n] = one
      step(n + 1, covered + size)
      chosen[n] = undefined
      if (!shared) {
        open.delete(nameOf(one))
        left[one.lot] = (left[one.lot] ?? 0) + one.weight
      }
    }
    if (!shared) step(n + 1, covered)
  }
  step(0, 0)
  return bestChosen
}
