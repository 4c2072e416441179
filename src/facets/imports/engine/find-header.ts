import { headerKey } from './headers.ts'

/** So far down a heading is looked for: exports begin with a title, a date, an empty line. */
export const headerWithin = 20

const filled = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '').length

/**
 * Which of the first rows is the heading: the one with most names that somebody knows, else the first with more than
 * one cell, else the first that is not empty. -1: all are empty.
 */
export function findHeader(rows: readonly (readonly string[])[], known: ReadonlySet<string>): number {
  const hits = rows.slice(0, headerWithin).map((cells) => {
    const keys = new Set(cells.map(headerKey))
    return [...keys].filter((key) => known.has(key)).length
  })
  const most = Math.max(0, ...hits)
  if (most >= 2) return hits.indexOf(most)
  const wide = rows.findIndex((cells) => filled(cells) > 1)
  return wide === -1 ? rows.findIndex((cells) => filled(cells) > 0) : wide
}

const zoned = /^[^:]{2,30}:\s*([A-Z][A-Za-z_]+(?:\/[A-Za-z_+-]+)+|UTC|GMT)$/

/** A last line such as “Timezone: Europe/Berlin” is no row: it says where its times are local. */
export function zoneInFoot(cells: readonly string[]): string | null {
  const [first = '', ...rest] = cells
  return rest.length > 2 && rest.every((cell) => cell.trim() === '')
    ? (zoned.exec(first.trim())?.[1] ?? null)
    : null
}
