/** From the largest to the smallest. */
export const levels = ['region', 'site', 'building', 'floor', 'room', 'area'] as const
export type Level = (typeof levels)[number]

/** Regions lie in regions, a cage in a room; the other levels do not nest in their own. */
const nests: ReadonlySet<Level> = new Set(['region', 'room'])

/** Can a place of one level lie within one of another? */
export const fitsInto = (inner: Level, outer: Level) =>
  levels.indexOf(outer) < levels.indexOf(inner) || (outer === inner && nests.has(inner))
