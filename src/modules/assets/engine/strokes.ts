/** A point that a pen was at, on the field that signatures are kept on. */
export type Dot = readonly [x: number, y: number]

/** The distance of a point from the line through two others; from the first, where they are one. */
function offLine([x, y]: Dot, [ax, ay]: Dot, [bx, by]: Dot): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = Math.hypot(dx, dy)
  return length === 0 ? Math.hypot(x - ax, y - ay) : Math.abs(dx * (ay - y) - (ax - x) * dy) / length
}

/**
 * The same line with fewer points: none that is left out lies farther from it than `tolerance` (Douglas and Peucker, 1973).
 * First and last stay.
 */
export function simplified(line: readonly Dot[], tolerance: number): Dot[] {
  const [first, last] = [line[0], line.at(-1)]
  if (!first || !last || line.length < 3) return [...line]
  let [farthest, at] = [0, 0]
  for (const [n, dot] of line.entries()) {
    const far = offLine(dot, first, last)
    if (far > farthest) [farthest, at] = [far, n]
  }
  if (farthest <= tolerance) return [first, last]
  return [
    ...simplified(line.slice(0, at + 1), tolerance).slice(0, -1),
    ...simplified(line.slice(at), tolerance),
  ]
}

/** Lines as an SVG path. */
export const pathOf = (strokes: readonly (readonly Dot[])[]): string =>
  strokes
    .map(([first, ...rest]) => {
      if (!first) return ''
      const others = rest.length > 0 ? rest : [first]
      return `M${first.join(' ')}${others.map((dot) => `L${dot.join(' ')}`).join('')}`
    })
    .join('')
