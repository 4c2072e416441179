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

/** The text, or as much of it as fits with an ellipsis after it. */
export function fitted(text: string, within: number, measure: Measure): string {
  if (measure(text) <= within) return text
  const chars = Array.from(text)
  let [fits, not] = [0, chars.length]
  while (not - fits > 1) {
    const middle = (fits + not) >> 1
    if (measure(`${chars.slice(0, middle).join('').trimEnd()}…`) <= within) fits = middle
    else not = middle
  }
  return `${chars.slice(0, fits).join('').trimEnd()}…`
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
    line = word
    while (measure(line) > width) {
      const chars = Array.from(line)
      let n = chars.length
      while (n > 1 && measure(chars.slice(0, n).join('')) > width) n--
      lines.push(chars.slice(0, n).join(''))
      line = chars.slice(n).join('')
    }
  }
  return [...lines, line]
}
