import * as fc from 'fast-check'
import { z } from 'zod'
import type { Endpoint } from '#lib/contract'

type Json = z.core.JSONSchema.BaseSchema
const isSchema = (part: unknown): part is Json => typeof part === 'object' && part !== null

/** What exists in the house that is asked: so that arbitrary input also names things that are there. */
export interface Known {
  ids: readonly string[]
  keys: readonly string[]
}

const filters = [
  '',
  'vpn',
  'status:open',
  'priority:1 -assignee:none',
  'created>-7d or (',
  'created>0000-01-01',
  'team:my-teams "x"',
  'tag:"a',
  ':',
  '"',
]
const texts = [
  '',
  'a',
  'Printer on fire',
  'ß\u0301 İ 🧯',
  '<p>Hello <b>there</b></p>',
  'Europe/Oslo',
  'en',
  'desk.queue',
  'ana@example.org',
  '2026-11-10',
]
const days = ['2026-11-10', '2024-02-29', '0001-01-01', '9999-12-31', '0000-01-01']
const instants = [
  '2026-11-10T08:00:00Z',
  '2026-11-10T08:00:00.123456+01:00',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999999Z',
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00+14:00',
  '9999-12-31T23:59:59-12:00',
]

function textFor(name: string, json: Json, known: Known): fc.Arbitrary<string> {
  const { format, pattern, minLength = 0, maxLength = 60 } = json
  if (format === 'uuid') return fc.constantFrom(...known.ids)
  if (format === 'date') return fc.constantFrom(...days)
  if (format === 'date-time') return fc.constantFrom(...instants)
  if (format === 'email') return fc.constantFrom('ana@example.org', 'o’neil+x@sub.example.org')
  if (name === 'q') return fc.constantFrom(...filters)
  if (name === 'key') return fc.constantFrom(...known.keys)
  if (pattern !== undefined && format === undefined) return fc.stringMatching(new RegExp(pattern))
  const most = Math.min(maxLength, 60)
  return fc.oneof(
    fc.constantFrom(...texts).map((text) => text.slice(0, most).padEnd(minLength, 'x')),
    fc.string({ unit: 'grapheme', minLength: Math.min(minLength, most), maxLength: most }),
  )
}

function numberFor({ minimum, maximum, type }: Json): fc.Arbitrary<number> {
  const [min, max] = [Math.max(minimum ?? -5, -1e6), Math.min(maximum ?? 300, 1e6)]
  return type === 'integer'
    ? fc.integer({ min: Math.ceil(min), max: Math.floor(max) })
    : fc.double({ min, max, noNaN: true })
}

function listFor(name: string, { items, minItems = 0, maxItems = 3 }: Json, known: Known) {
  const one = isSchema(items) ? fitting(name, items, known) : fc.jsonValue()
  return fc.array(one, { minLength: minItems, maxLength: Math.min(maxItems, Math.max(3, minItems)) })
}

const byType: Record<string, (name: string, json: Json, known: Known) => fc.Arbitrary<unknown>> = {
  string: textFor,
  integer: (_, json) => numberFor(json),
  number: (_, json) => numberFor(json),
  boolean: () => fc.boolean(),
  null: () => fc.constant(null),
  array: listFor,
  object: (_, json, known) => objectFor(json, known),
}

/** A value that the schema most likely lets through. */
function fitting(name: string, json: Json, known: Known): fc.Arbitrary<unknown> {
  if (json.const !== undefined) return fc.constant(json.const)
  if (json.enum) return fc.constantFrom<unknown>(...json.enum)
  const parts = (json.anyOf ?? json.oneOf)?.filter(isSchema)
  if (parts) return fc.oneof(...parts.map((part) => fitting(name, part, known)))
  const [type = ''] = [json.type].flat()
  return byType[type]?.(name, json, known) ?? fc.jsonValue({ maxDepth: 2 })
}

function objectFor(json: Json, known: Known): fc.Arbitrary<Record<string, unknown>> {
  const properties = Object.entries(json.properties ?? {})
  if (properties.length === 0)
    return fc.dictionary(fc.constantFrom('colour', 'a.b', ''), fc.jsonValue({ maxDepth: 1 }))
  const fields = Object.fromEntries(
    properties.map(([name, part]) => [name, fitting(name, isSchema(part) ? part : {}, known)]),
  )
  return fc.record(fields, { requiredKeys: json.required ?? [] })
}

/** Cursors of every width that a list may have: well-formed, and of values that none of them is ordered by. */
export const oddCursors: readonly string[] = [
  'x',
  '1e12',
  '-',
  '9'.repeat(30),
  'a\0b',
  '\ud800',
  '2026-13-45 00:00:00+00',
  '0000-01-01 00:00:00+00',
].flatMap((odd) =>
  [
    [odd],
    [odd, odd],
    [odd, odd, odd],
    [odd, '00000000-0000-7000-8000-000000000000'],
    ['2026-11-10 08:00:00+00', odd],
    ['7', odd],
    ['a', odd, '00000000-0000-7000-8000-000000000000'],
  ].map((values) => Buffer.from(JSON.stringify(values)).toString('base64url')),
)

const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as unknown

/** What nobody should send, for any field. */
export const hostile: readonly unknown[] = [
  null,
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'x\udfff\ud800y',
  '\u202eright\u2066to left',
  'x'.repeat(100_000),
  `'; drop table entity; --`,
  '" or 1=1 \\ %_ $1 {} {0}',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '%00%',
  '<script>alert(1)</script>',
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
  '2026-02-30',
  '+275760-09-13T00:00:00Z',
  '0000-01-01T00:00:00Z',
  'Infinity',
  '1e400',
  -1,
  0,
  1.5,
  2 ** 31,
  2 ** 53,
  1e308,
  true,
  [],
  [null],
  ['x', ['y']],
  {},
  { $ne: null },
  { toString: 'x', length: 1e9 },
  nested(500),
]

export const schemaOf = ({ input }: Endpoint): Json =>
  z.toJSONSchema(input, { io: 'input', unrepresentable: 'any', reused: 'inline' })

/** Inputs that fit, the same in every run. */
export const fittingInputs = (endpoint: Endpoint, known: Known, count: number): Record<string, unknown>[] =>
  fc.sample(objectFor(schemaOf(endpoint), known), { seed: 20_261_122, numRuns: count })

/** For every field an input that fits but for that field, which holds so many of what nobody should send. */
export function hostileInputs(endpoint: Endpoint, known: Known, each: number): Record<string, unknown>[] {
  const fields = Object.keys(schemaOf(endpoint).properties ?? {})
  const bases = fittingInputs(endpoint, known, Math.max(1, fields.length))
  return fields.flatMap((field, n) =>
    Array.from({ length: each }, (_, turn) => {
      const value = hostile[(n * 7 + turn * 11 + endpoint.path.length) % hostile.length]
      return { ...bases[n], [field]: value }
    }),
  )
}
