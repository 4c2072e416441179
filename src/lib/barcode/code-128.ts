import { patterns } from './code-128-patterns.ts'

/** The three sets of ISO/IEC 15417: capitals and control characters; capitals and small letters; pairs of digits. */
type Set128 = 'A' | 'B' | 'C'
const sets: readonly Set128[] = ['A', 'B', 'C']
const start: Readonly<Record<Set128, number>> = { A: 103, B: 104, C: 105 }
const change: Readonly<Record<Set128, number>> = { A: 101, B: 100, C: 99 }
const [shift, stop] = [98, 106]

/** What one step from a place in the text writes: its symbols, how many characters they stand for, and the set after it. */
interface Step {
  readonly symbols: readonly number[]
  readonly takes: 0 | 1 | 2
  readonly after: Set128
}

/** The value of one character in set A or B; undefined where the set has none. */
function valueIn(set: 'A' | 'B', code: number): number | undefined {
  if (set === 'A') return code < 32 ? code + 64 : code < 96 ? code - 32 : undefined
  return code >= 32 && code < 128 ? code - 32 : undefined
}

function stepsFrom(set: Set128, text: string, at: number): Step[] {
  const steps: Step[] = sets
    .filter((other) => other !== set)
    .map((other) => ({ symbols: [change[other]], takes: 0, after: other }))
  if (set === 'C') {
    const pair = text.slice(at, at + 2)
    return /^\d\d$/.test(pair) ? [{ symbols: [Number(pair)], takes: 2, after: set }, ...steps] : steps
  }
  const code = text.charCodeAt(at)
  const other = set === 'A' ? 'B' : 'A'
  const [own, shifted] = [valueIn(set, code), valueIn(other, code)]
  if (own !== undefined) return [{ symbols: [own], takes: 1, after: set }, ...steps]
  return shifted === undefined ? steps : [{ symbols: [shift, shifted], takes: 1, after: set }, ...steps]
}

interface Best {
  readonly count: number
  readonly symbols: readonly number[]
}

/** Whether Code 128 can say it: some ASCII, and nothing else. */
export const isCode128 = (text: string): boolean =>
  text.length > 0 && Array.from(text).every((char) => char.charCodeAt(0) < 128)

/**
 * A text as Code 128 (ISO/IEC 15417): the values of its symbols from start to stop, the check symbol among them, and as few
 * of them as the three sets allow. Throws on text that `isCode128` denies.
 */
export function code128(text: string): number[] {
  if (!isCode128(text)) throw new RangeError('Code 128 says ASCII alone')
  // Backwards: the shortest way to the end from each place, in each set.
  let [next, afterNext]: Record<Set128, Best>[] = [nothing, nothing]
  for (let at = text.length - 1; at >= 0; at--) {
    const taking = bestOf((set) =>
      stepsFrom(set, text, at)
        .filter(({ takes }) => takes > 0)
        .map((step) => added(step, (step.takes === 1 ? next : afterNext)?.[step.after] ?? never)),
    )
    // To change the set twice at one place is never shorter than to change it once.
    const here = bestOf((set) => [
      taking[set],
      ...stepsFrom(set, text, at)
        .filter(({ takes }) => takes === 0)
        .map((step) => added(step, taking[step.after])),
    ])
    ;[next, afterNext] = [here, next ?? nothing]
  }
  const [first] = sets
    .map((set) => added({ symbols: [start[set]] }, next?.[set] ?? never))
    .toSorted((a, b) => a.count - b.count)
  const symbols = first?.symbols ?? []
  return [...symbols, checkOf(symbols), stop]
}

const never: Best = { count: Infinity, symbols: [] }
const end: Best = { count: 0, symbols: [] }
const nothing: Record<Set128, Best> = { A: end, B: end, C: end }

const added = ({ symbols }: Pick<Step, 'symbols'>, rest: Best): Best => ({
  count: symbols.length + rest.count,
  symbols: [...symbols, ...rest.symbols],
})

function bestOf(ways: (set: Set128) => readonly Best[]): Record<Set128, Best> {
  const best = (set: Set128) => ways(set).reduce((a, b) => (b.count < a.count ? b : a), never)
  return { A: best('A'), B: best('B'), C: best('C') }
}

/** Start once, and every symbol after it by its place, modulo 103. */
const checkOf = (symbols: readonly number[]) =>
  symbols.reduce((sum, value, place) => sum + value * Math.max(1, place), 0) % 103

/** A dark bar: where it begins and how wide it is, in modules. */
export interface Bar {
  readonly x: number
  readonly width: number
}

/** The bars of these symbols, and how wide the whole is without its quiet zones; all in modules. */
export function barsOf(symbols: readonly number[]): { bars: Bar[]; width: number } {
  const bars: Bar[] = []
  let x = 0
  for (const symbol of symbols)
    for (const [n, digit] of Array.from(patterns[symbol] ?? '').entries()) {
      const width = Number(digit)
      if (n % 2 === 0) bars.push({ x, width })
      x += width
    }
  return { bars, width: x }
}

/** Light on either side of it without which no scanner reads it, in modules. */
export const quietModules = 10
