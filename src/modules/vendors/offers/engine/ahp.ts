/** How much more one thing is worth than another, by place in a list: `ratio` > 1 speaks for `a`. */
export interface Compared {
  readonly a: number
  readonly b: number
  readonly ratio: number
}

/** A reciprocal matrix from comparisons; what was not compared counts as equal. */
export function matrixOf(n: number, compared: readonly Compared[]): number[][] {
  const matrix = Array.from({ length: n }, () => Array.from({ length: n }, () => 1))
  const put = (a: number, b: number, ratio: number) => {
    const row = matrix[a]
    if (row && b < n && a !== b) row[b] = ratio
  }
  for (const { a, b, ratio } of compared) {
    put(a, b, ratio)
    put(b, a, 1 / ratio)
  }
  return matrix
}

const at = (matrix: readonly (readonly number[])[], row: number, column: number) => matrix[row]?.[column] ?? 1
const sumOf = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0)
const scaled = (all: readonly number[]) => {
  const sum = sumOf(all)
  return all.map((one) => one / sum)
}

const steps = 1000
const near = 1e-14

/** The principal eigenvector, scaled to a sum of one, and its eigenvalue, by power iteration. */
export function principal(matrix: readonly (readonly number[])[]): { weights: number[]; lambda: number } {
  const n = matrix.length
  let weights = Array.from({ length: n }, () => 1 / n)
  let lambda = n
  for (let step = 0; step < steps; step++) {
    const next = matrix.map((row) => sumOf(row.map((value, k) => value * (weights[k] ?? 0))))
    lambda = sumOf(next)
    const after = scaled(next)
    const moved = Math.max(0, ...after.map((one, k) => Math.abs(one - (weights[k] ?? 0))))
    weights = after
    if (moved < near) break
  }
  return { weights, lambda }
}

/** Saaty’s random index by size of the matrix: how inconsistent judgements by dice would be. */
const randomIndex = [0, 0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49]
/** No more things are compared in pairs at once: the random index ends there, and patience before it. */
export const mostCompared = randomIndex.length - 1

/** Up to this ratio judgements hold together well enough; above it one should ask again. */
export const acceptable = 0.1

export interface Consistency {
  readonly lambda: number
  readonly ci: number
  /** Zero where two things or fewer are compared: they cannot contradict each other. */
  readonly ratio: number
  /** The three that contradict each other most; null where none do. */
  readonly triple: Triple | null
}

/** `a` over `b` and `b` over `c` say that `a` over `c` is `implied`; `said` is what was answered. */
export interface Triple {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly implied: number
  readonly said: number
}

/** How well comparisons hold together: CI = (λ − n) ÷ (n − 1), CR = CI ÷ RI (Saaty 1980). */
export function consistencyOf(matrix: readonly (readonly number[])[]): Consistency {
  const n = matrix.length
  const { lambda } = principal(matrix)
  const ci = n < 2 ? 0 : Math.max(0, (lambda - n) / (n - 1))
  const index = randomIndex[n] ?? randomIndex.at(-1) ?? 1
  return { lambda, ci, ratio: index === 0 ? 0 : ci / index, triple: worstTriple(matrix) }
}

/** The triple with the largest |ln(a over b × b over c ÷ a over c)|. */
function worstTriple(matrix: readonly (readonly number[])[]): Triple | null {
  const n = matrix.length
  let worst: Triple | null = null
  let most = 1e-9
  for (let a = 0; a < n; a++)
    for (let b = a + 1; b < n; b++)
      for (let c = b + 1; c < n; c++) {
        const implied = at(matrix, a, b) * at(matrix, b, c)
        const said = at(matrix, a, c)
        const off = Math.abs(Math.log(implied / said))
        if (off <= most) continue
        most = off
        worst = { a, b, c, implied, said }
      }
  return worst
}

/** Scores from 0 to `best` by comparing offers in pairs: the best one has them all, the others their share of it. */
export function scoresOf(matrix: readonly (readonly number[])[], best: number): number[] {
  const { weights } = principal(matrix)
  const most = Math.max(...weights)
  return weights.map((one) => (best * one) / most)
}
