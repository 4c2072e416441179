import type { Row, Sections, Value } from './form.ts'

const twentieth = 20

/** A disk that fills by a little has not changed: its free space counts in twentieths. */
function steady(section: string, row: Row): Row {
  if (section !== 'drives') return row
  const [free, total] = [Number(row['free']), Number(row['total'])]
  if (!(total > 0) || !(free >= 0)) return row
  return { ...row, free: String(Math.round((free / total) * twentieth)) }
}

const told = (value: Value): unknown => (typeof value === 'string' ? value : value.map(canonicalRow).sort())
const canonicalRow = (row: Row): string =>
  JSON.stringify(
    Object.keys(row)
      .sort()
      .map((name) => [name, told(row[name] ?? '')]),
  )

/** A section as text that is the same for the same facts, in whichever order rows and fields come. */
export const canonical = (section: string, rows: Sections[string]): string =>
  rows
    .map((row) => canonicalRow(steady(section, row)))
    .sort()
    .join('\n')
