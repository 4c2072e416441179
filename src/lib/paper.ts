// Measures of paper that is written on: millimetres, but type in points.

export type Weight = 'regular' | 'bold'

export const pointsPerMm = 72 / 25.4

/** Millimetres from the top left corner, as everywhere on a paper. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
export interface Point {
  readonly x: number
  readonly y: number
}

export interface Type {
  /** In points; a line of it is 1.25 times as high. */
  readonly size: number
  readonly weight?: Weight
  /** From 0, black, to 1, white. */
  readonly grey?: number
}

/** How high a line of this type is, in millimetres. */
export const lineHeight = ({ size }: Pick<Type, 'size'>) => (size * 1.25) / pointsPerMm

type Measure = (text: string) => number

/** How many of the first `n` may be taken: the most that fits, found by doubling and bisecting, so that what is far longer is not tried whole; at least `least`. */
function mostThat(fits: (n: number) => boolean, n: number, least: number): number {
  let [most, not] = [least, least + 1]
  while (not <= n && fits(not)) {
    most = not
    not *= 2
  }
  not = Math.min(not, n + 1)
  while (not - most > 1) {
    const middle = (most + not) >> 1
    if (fits(middle)) most = middle
    else not = middle
  }
  return most
}

/** The text, or as much of it as fits with an ellipsis after it. */
export function fitted(text: string, within: number, measure: Measure): string {
  if (measure(text) <= within) return text
  const chars = Array.from(text)
  const cut = (n: number) => `${chars.slice(0, n).join('').trimEnd()}…`
  return cut(mostThat((n) => measure(cut(n)) <= within, chars.length - 1, 0))
}

/** Lines no wider than this; a word that is wider alone is cut. */
export function wrapped(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (measure(longer) <= width) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    const cut = pieces(word, width, measure)
    line = cut.pop() ?? ''
    lines.push(...cut)
  }
  return [...lines, line]
}

/** A word cut wherever a line is full; a line has one character at least. */
function pieces(word: string, width: number, measure: Measure): string[] {
  const chars = Array.from(word)
  const cut: string[] = []
  for (let at = 0; at < chars.length;) {
    const of = (n: number) => chars.slice(at, at + n).join('')
    const n = mostThat((some) => measure(of(some)) <= width, chars.length - at, 1)
    cut.push(of(n))
    at += n
  }
  return cut
}
