/** The distance between the lines of a chart's axis: 1, 2 or 5 times a power of ten, so that no more than about `most` span it. */
export function axisStep(span: number, most = 4): number {
  const rough = Math.max(1, span / most)
  const power = 10 ** Math.floor(Math.log10(rough))
  return ([1, 2, 5, 10].find((times) => times * power >= rough) ?? 10) * power
}
