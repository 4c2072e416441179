import type { Sentence } from '#lib/words'
import type { ColumnFacts } from './engine/column-facts.ts'
import { type DayOrder, orderFrom } from './engine/dates.ts'
import type { ImportField } from './engine/field.ts'
import { headerKey, letterOf } from './engine/headers.ts'
import type { Layout } from './engine/read-row.ts'
import type { Importer, ImportOption } from './importer.ts'
import type { Mapping } from './mapping.ts'
import { w } from './words.ts'

/** What every importer asks. The zone is any that there is; the file may name it itself. */
export const sharedOptions: readonly ImportOption[] = [
  {
    name: 'dates',
    title: w.later('option-dates'),
    choices: (['auto', 'dmy', 'mdy'] as const).map((value) => ({
      value,
      title: w.later(`option-dates.${value}`),
    })),
    usual: 'auto',
  },
  {
    name: 'empty',
    title: w.later('option-empty'),
    choices: (['keep', 'clear'] as const).map((value) => ({
      value,
      title: w.later(`option-empty.${value}`),
    })),
    usual: 'keep',
  },
]
export const zoneOption: ImportOption = {
  name: 'zone',
  title: w.later('option-zone'),
  text: w.later('option-zone.text'),
  choices: [],
  usual: '',
}

export const optionsFor = (importer: Importer | undefined): readonly ImportOption[] => [
  ...(importer?.options ?? []),
  zoneOption,
  ...sharedOptions,
]

/** Every option with the answer that counts. */
export function answers(
  importer: Importer | undefined,
  given: Readonly<Record<string, string>>,
  zone: string,
): Record<string, string> {
  return Object.fromEntries(
    optionsFor(importer).map(({ name, usual }) => [name, given[name] ?? (name === 'zone' ? zone : usual)]),
  )
}

interface Mapped {
  readonly columns: readonly ColumnFacts[]
  readonly mapping: Mapping
}

const isDated = ({ type }: ImportField) => type === 'day' || type === 'instant'

/** Whether a column's dates may be read in two ways and nobody has said which. */
export const isUnsure = ({ order }: ColumnFacts, dates: string | undefined) =>
  dates === 'auto' && order.n > 0 && order.dmy && order.mdy

const orderOf = ({ order }: ColumnFacts, dates: string | undefined): DayOrder | undefined =>
  dates === 'dmy' || dates === 'mdy' ? dates : orderFrom(order)

/** How the rows of a table are read, from what its columns were mapped to. */
export function layoutOf(
  { columns, mapping }: Mapped,
  fields: readonly ImportField[],
  options: Readonly<Record<string, string>>,
): Layout {
  const byName = new Map(fields.map((field) => [field.name, field]))
  const used = columns.flatMap((facts, at) => {
    const field = byName.get(mapping.columns[at] ?? '')
    const how = {
      order: orderOf(facts, options['dates']),
      zone: options['zone'] ?? 'UTC',
      meanings: mapping.meanings[field?.name ?? ''],
    }
    return field ? [{ at, field, how }] : []
  })
  return {
    columns: used,
    required: fields.filter(({ required }) => required),
    clears: options['empty'] === 'clear',
  }
}

/** Something that a person has to say before the file can be rehearsed. */
export interface OpenQuestion {
  readonly field: string | null
  readonly why: Sentence
}

/** What still speaks against rehearsing, in the order of the columns. `named` says a field's title. */
export function openQuestions(
  { columns, mapping }: Mapped,
  fields: readonly ImportField[],
  dates: string | undefined,
  named: (field: ImportField) => string,
): OpenQuestion[] {
  const questions: OpenQuestion[] = []
  const byName = new Map(fields.map((field) => [field.name, field]))
  const letters = (fits: (at: number) => boolean) =>
    columns.flatMap((_, at) => (fits(at) ? [letterOf(at)] : [])).join(', ')
  const asked = new Set<string>()
  for (const [at, facts] of columns.entries()) {
    const target = mapping.columns[at]
    const key = headerKey(facts.name)
    if (target === '' && !asked.has(key)) {
      asked.add(key)
      const same = letters((other) => headerKey(columns[other]?.name ?? '') === key)
      questions.push({ field: null, why: w.later('map-undecided', { name: facts.name, columns: same }) })
    }
    const field = byName.get(target ?? '')
    if (field && isDated(field) && isUnsure(facts, dates))
      questions.push({
        field: field.name,
        why: w.later('map-order', { name: facts.name, value: facts.samples[0] ?? '' }),
      })
  }
  for (const field of fields) {
    const filled = mapping.columns.filter((target) => target === field.name).length
    if (filled > 1) {
      const same = letters((at) => mapping.columns[at] === field.name)
      questions.push({ field: field.name, why: w.later('map-twice', { field: named(field), columns: same }) })
    }
    if (field.required && filled === 0)
      questions.push({ field: field.name, why: w.later('map-required', { field: named(field) }) })
  }
  return questions
}
