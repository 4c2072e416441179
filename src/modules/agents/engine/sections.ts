import type { Row, Sections, Value } from './form.ts'

const twentieth = 20

/** A disk that fills by a little has not changed: its free space counts in twentieths. */
function steady(section: string, row: Row): Row {
  if (section !== 'drives') return row
  const [free, total] = [Number(row['free']), Number(row['total'])]
  if (!(total > 0) || !(free >= 0)) return row
  return { ...row, free: String(Math.round((free / total) * twentieth)) }
}

type Told = readonly (readonly [name: string, value: string | readonly Told[]])[]

const textOf = (told: Told) => JSON.stringify(told)
const inOrder = (all: readonly Told[]) => all.toSorted((a, b) => (textOf(a) < textOf(b) ? -1 : 1))
const toldOf = (row: Row): Told =>
  Object.keys(row)
    .sort()
    .map((name) => {
      const value: Value = row[name] ?? ''
      return [name, typeof value === 'string' ? value : inOrder(value.map(toldOf))] as const
    })

/** A section as text that is the same for the same facts, in whichever order rows and fields come. */
export const canonical = (section: string, rows: Sections[string]): string =>
  rows
    .map((row) => textOf(toldOf(steady(section, row))))
    .sort()
    .join('\n')
