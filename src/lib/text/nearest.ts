import { fold } from './fold.ts'

/** The known word that was probably meant, if one is near enough: a slip in short words, two or three in long ones. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const meant = fold(word)
  const allowed = Math.min(3, Math.ceil(meant.length / 4))
  let best: string | undefined
  let least = allowed + 1
  for (const candidate of known) {
    const steps = distance(meant, fold(candidate), least)
    if (steps < least) [best, least] = [candidate, steps]
  }
  return best
}

/** Slips between two words: a letter put in, left out, changed, or two swapped. Gives up at `limit`. */
export function distance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let older: number[] = []
  let old = Array.from({ length: b.length + 1 }, (_, n) => n)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) row.push(step(a, b, i, j, row, old, older))
    if (Math.min(...row) >= limit) return limit
    older = old
    old = row
  }
  return old[b.length] ?? limit
}

function step(
  a: string,
  b: string,
  i: number,
  j: number,
  row: number[],
  old: number[],
  older: number[],
): number {
  const at = (line: number[], n: number) => line[n] ?? Number.POSITIVE_INFINITY
  const same = a[i - 1] === b[j - 1]
  const best = Math.min(at(row, j - 1) + 1, at(old, j) + 1, at(old, j - 1) + (same ? 0 : 1))
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
  return swapped ? Math.min(best, at(older, j - 2) + 1) : best
}
