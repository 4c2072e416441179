const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/

type Row = Record<string, unknown>
export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export interface CellWords {
  /** Moments are said in it. */
  zone: string
  yes: string
  no: string
}

function local(text: string, zone: string): string {
  const at = Temporal.Instant.from(text).toZonedDateTimeISO(zone)
  return `${at.toPlainDate().toString()} ${at.toPlainTime().toString({ smallestUnit: 'minute' })}`
}

/** A value as its column says it: by the word for it, where there is one. */
export const saidIn = (says: Readonly<Record<string, string>> | undefined, value: unknown): unknown =>
  typeof value === 'string' || typeof value === 'number' ? (says?.[value] ?? value) : value

const parts = ['name', 'title', 'label', 'key']

/** A value in one cell of a table: of something named its name, of several things all of them. */
export function cellText(value: unknown, words: CellWords): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'string') return instant.test(value) ? local(value, words.zone) : value
  if (Array.isArray(value)) return value.map((one) => cellText(one, words)).join(', ')
  if (!isRow(value)) return JSON.stringify(value)
  const part = parts.find((name) => typeof value[name] === 'string')
  return part === undefined ? partsText(value, words) : String(value[part])
}

/** A thing without a name: what it consists of. */
const partsText = (value: Row, words: CellWords) =>
  Object.entries(value)
    .flatMap(([key, part]) => (part === null || part === '' ? [] : `${key} ${cellText(part, words)}`))
    .join(', ')
