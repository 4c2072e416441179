/** How the cells of a text file are set apart. */
export interface Dialect {
  readonly delimiter: string
  readonly quote: string
}

const delimiters = [',', ';', '\t', '|'] as const

/** Cuts a sample into records and cells as a CSV parser would; good enough to count with. */
export function cutSample(text: string, { delimiter, quote }: Dialect): string[][] {
  const records: string[][] = []
  let [record, cell, quoted]: [string[], string, boolean] = [[], '', false]
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    if (quoted) {
      if (char !== quote) cell += char
      else if (text.charAt(at + 1) === quote) cell += text.charAt(++at)
      else quoted = false
    } else if (char === quote && cell === '') quoted = true
    else if (char === delimiter) {
      record.push(cell)
      cell = ''
    } else if (char === '\n' || char === '\r') {
      if (char === '\r' && text.charAt(at + 1) === '\n') at++
      records.push([...record, cell])
      record = []
      cell = ''
    } else cell += char
  }
  if (cell !== '' || record.length > 0) records.push([...record, cell])
  return records
}

/** The widest width that rows agree on, weighed by how many do. */
function agreement(records: readonly (readonly string[])[]): number {
  const widths = records.map(({ length }) => length).filter((width) => width > 1)
  const counts = [...Map.groupBy(widths, (width) => width)].map(([width, same]) => ({
    width,
    n: same.length,
  }))
  return Math.max(
    0,
    ...counts.map(({ width, n }) => (n / Math.max(1, records.length)) * Math.log2(width + 1)),
  )
}

/** Excel's first line, `sep=;`, says it outright. */
export const saidDelimiter = (text: string): string | undefined => /^sep=(.)\r?\n/i.exec(text)?.[1]

/** Finds out how a sample of text is set apart: by which sign most of its rows come out alike. */
export function sniffDialect(sample: string): Dialect {
  const said = saidDelimiter(sample)
  const quote = /(?:^|[,;\t|\n])'[^'\n]*'(?=[,;\t|\r\n])/.test(sample) && !sample.includes('"') ? "'" : '"'
  if (said !== undefined) return { delimiter: said, quote }
  const scored = delimiters.map((delimiter) => {
    // The last record may be cut off in its middle.
    const records = cutSample(sample, { delimiter, quote }).slice(0, 60)
    const whole = records.length > 2 ? records.slice(0, -1) : records
    return { delimiter, fit: agreement(whole.filter((cells) => cells.some((cell) => cell !== ''))) }
  })
  const best = scored.reduce((before, next) => (next.fit > before.fit ? next : before))
  return { delimiter: best.delimiter, quote }
}
