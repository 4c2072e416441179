const padded = (cells: readonly string[], widths: readonly number[]) =>
  `| ${cells.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join(' | ')} |`

/** A table as it stands in docs/: the first row is its head, and columns are as wide as their widest cell. */
export function markdown(rows: readonly (readonly string[])[]): string {
  const [first = []] = rows
  const widths = first.map((_, n) => Math.max(3, ...rows.map((row) => row[n]?.length ?? 0)))
  const [head, ...rest] = rows.map((row) => padded(row, widths))
  const rule = padded(
    widths.map((width) => '-'.repeat(width)),
    widths,
  )
  return [head, rule, ...rest].join('\n')
}
