import { type CustomTypesConfig, types } from 'pg'

type Parse = (text: string) => unknown
const { builtins } = types

/** `2026-11-10 08:00:00.123456+00` → `2026-11-10T08:00:00.123456Z`: a JavaScript `Date` would drop the microseconds. */
export function instant(text: string): string {
  if (text.endsWith('+00')) return `${text.slice(0, -3).replace(' ', 'T')}Z`
  // Only `infinity`, a year before Christ, or a session in another zone (a pooler may hand one out) come here.
  if (!/^\d.*[+-]\d\d(:\d\d){0,2}$/.test(text)) return text
  return Temporal.Instant.from(text.replace(' ', 'T')).toString()
}

function integer(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is larger than a number can hold exactly`)
  return number
}

const asText: Parse = (text) => text
const scalars: [type: number, array: number, parse: Parse][] = [
  [builtins.INT8, 1016, integer],
  [builtins.NUMERIC, 1231, asText],
  [builtins.DATE, 1182, asText],
  [builtins.TIMESTAMP, 1115, (text) => text.replace(' ', 'T')],
  [builtins.TIMESTAMPTZ, 1185, instant],
  [builtins.INTERVAL, 1187, asText],
]

// The driver names types by an enumeration that leaves out arrays.
const driverParser = types.getTypeParser as (oid: number, format?: 'text' | 'binary') => Parse
const textArray = 1009
const arrayOf = (parse: Parse) => {
  const split = driverParser(textArray) as (text: string) => (string | null)[]
  return (text: string) => split(text).map((one) => (one === null ? null : parse(one)))
}

const parsers = new Map(
  scalars.flatMap(([type, array, parse]): [number, Parse][] => [
    [type, parse],
    [array, arrayOf(parse)],
  ]),
)

/** How values leave the database: instants and days as ISO text, int8 as number, numeric as text, jsonb parsed. */
export const columnValues: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(oid)) || driverParser(oid, format)) as typeof types.getTypeParser,
}
