import type { Sentence } from '#lib/words'
import type { ColumnFacts } from './engine/column-facts.ts'
import { bothOf, type DayOrder, noEvidence, type OrderEvidence, orderFrom } from './engine/dates.ts'
import type { ImportField } from './engine/field.ts'
import { headerKey, letterOf } from './engine/headers.ts'
import type { Layout } from './engine/read-row.ts'
import type { ImportOption } from './importer.ts'
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

export const optionsFor = (own: readonly ImportOption[]): readonly ImportOption[] => [
  ...own,
  zoneOption,
  ...sharedOptions,
]

/** Every option with the answer that counts. */
export function answers(
  own: readonly ImportOption[],
  given: Readonly<Record<string, string>>,
  zone: string,
): Record<string, string> {
  return Object.fromEntries(
    optionsFor(own).map(({ name, usual }) => [name, given[name] ?? (name === 'zone' ? zone : usual)]),
  )
}

interface Mapped {
  readonly columns: readonly ColumnFacts[]
  readonly mapping: Mapping
}

export const isDated = ({ type }: ImportField) => type === 'day' || type === 'instant' || type === 'entry'

/** What the dates of columns show, those together that are called the same. */
type Evidence = ReadonlyMap<string, OrderEvidence>
export function evidenceIn(columns: readonly ColumnFacts[]): Evidence {
  const all = new Map<string, OrderEvidence>()
  for (const { name, order } of columns) {
    const key = headerKey(name)
    all.set(key, bothOf(all.get(key) ?? noEvidence, order))
  }
  return all
}

/** Whether a column's dates may be read in two ways and nobody has said which. */
export function isUnsure(evidence: Evidence, { name, order }: ColumnFacts, dates: string | undefined) {
  const { dmy, mdy } = evidence.get(headerKey(name)) ?? noEvidence
  return dates === 'auto' && order.n > 0 && dmy && mdy
}

const orderOf = (
  evidence: Evidence,
  { name }: ColumnFacts,
  dates: string | undefined,
): DayOrder | undefined =>
  dates === 'dmy' || dates === 'mdy' ? dates : orderFrom(evidence.get(headerKey(name)) ?? noEvidence)

/** How the rows of a table are read, from what its columns were mapped to. */
export function layoutOf(
  { columns, mapping }: Mapped,
  fields: readonly ImportField[],
  options: Readonly<Record<string, string>>,
): Layout {
  const byName = new Map(fields.map((field) => [field.name, field]))
  const evidence = evidenceIn(columns)
  const used = columns.flatMap((facts, at) => {
    const field = byName.get(mapping.columns[at] ?? '')
    const how = {
      order: orderOf(evidence, facts, options['dates']),
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
export const openQuestions = (
  mapped: Mapped,
  fields: readonly ImportField[],
  dates: string | undefined,
  named: (field: ImportField) => string,
): OpenQuestion[] => [...askedOfColumns(mapped, fields, dates), ...askedOfFields(mapped, fields, named)]

/** Which of several that are called the same counts, and which way round their dates are; each asked once. */
function askedOfColumns(
  { columns, mapping }: Mapped,
  fields: readonly ImportField[],
  dates: string | undefined,
): OpenQuestion[] {
  const questions = new Map<string, OpenQuestion>()
  const byName = new Map(fields.map((field) => [field.name, field]))
  const evidence = evidenceIn(columns)
  for (const [at, facts] of columns.entries()) {
    const target = mapping.columns[at]
    const key = headerKey(facts.name)
    if (target === '' && !questions.has(key)) {
      const same = lettersOf(columns.map(({ name }) => headerKey(name) === key))
      questions.set(key, { field: null, why: w.later('map-undecided', { name: facts.name, columns: same }) })
    }
    const field = byName.get(target ?? '')
    if (field && isDated(field) && isUnsure(evidence, facts, dates) && !questions.has(`${key} when`))
      questions.set(`${key} when`, {
        field: field.name,
        why: w.later('map-order', { name: facts.name, value: facts.samples[0] ?? '' }),
      })
  }
  return [...questions.values()]
}

const lettersOf = (among: readonly boolean[]) =>
  among.flatMap((one, at) => (one ? [letterOf(at)] : [])).join(', ')

/** Fields that two columns fill, or none that has to. */
function askedOfFields(
  { mapping }: Mapped,
  fields: readonly ImportField[],
  named: (field: ImportField) => string,
): OpenQuestion[] {
  return fields.flatMap((field) => {
    const filling = mapping.columns.map((target) => target === field.name)
    const filled = filling.filter(Boolean).length
    if (filled > 1 && !field.many)
      return {
        field: field.name,
        why: w.later('map-twice', { field: named(field), columns: lettersOf(filling) }),
      }
    return field.required && filled === 0
      ? { field: field.name, why: w.later('map-required', { field: named(field) }) }
      : []
  })
}
