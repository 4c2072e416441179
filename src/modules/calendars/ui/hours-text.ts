import { endAfter, inOrder, minuteOf, wall } from './draft.ts'

interface Span {
  start: number
  end: number
}

/** Stretches as one writes them: 08:00–12:00, 13:00–17:00. */
export const hoursText = (spans: readonly Span[]) =>
  inOrder(spans)
    .map(({ start, end }) => `${wall(start)}–${wall(end)}`)
    .join(', ')

/** Reads what `hoursText` writes, with any dash; nothing written means closed. Undefined if it cannot be read. */
export function readHours(text: string): Span[] | undefined {
  if (text.trim() === '') return []
  const spans = text.split(/[,;]/u).map((part) => {
    const [from, to, ...rest] = part.split(/[–—-]/u)
    const [start, end] = [minuteOf(from ?? ''), minuteOf(to ?? '')]
    return start === undefined || end === undefined || start === 1440 || rest.length > 0
      ? undefined
      : { start, end: endAfter(start, end) }
  })
  const read = spans.filter((span) => span !== undefined)
  return read.length === spans.length ? inOrder(read) : undefined
}
