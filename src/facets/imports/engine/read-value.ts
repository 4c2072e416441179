import { z } from 'zod'
import { fold } from '#lib/text/fold'
import type { Sentence } from '#lib/words'
import { w } from '../words.ts'
import { type DayOrder, instantOf, readMoment } from './dates.ts'
import type { ImportField, Value } from './field.ts'
import { readNumber, readWhole } from './numbers.ts'
import { splitEntry } from './split-entry.ts'

/** What else decides how a cell is read. */
export interface Reading {
  readonly order: DayOrder | undefined
  readonly zone: string
  /** What values of the file mean, by their folded text. */
  readonly meanings: Readonly<Record<string, string>> | undefined
}

export type ReadValue = { readonly value: Value } | { readonly problem: Sentence }

const longest = 2000
const shown = 60
const cut = (text: string) => (text.length > shown ? `${text.slice(0, shown)}…` : text)

/** How values of a file are told apart. */
export const meaningKey = (text: string) => fold(text.trim())

const yes = new Set(
  [
    '1',
    'y',
    'yes',
    'true',
    't',
    'on',
    'x',
    'active',
    'ja',
    'j',
    'wahr',
    'aktiv',
    'oui',
    'o',
    'vrai',
    'si',
    'sim',
    'verdadero',
    'vero',
    'sann',
    'tak',
  ].map(fold),
)
const no = new Set(
  [
    '0',
    'n',
    'no',
    'false',
    'f',
    'off',
    'inactive',
    'nein',
    'falsch',
    'inaktiv',
    'non',
    'faux',
    'nao',
    'falso',
    'nei',
    'usann',
    'nie',
    '-',
  ].map(fold),
)
const Email = z.email().max(254).toLowerCase()
/** Chosen for a value that means nothing here. */
export const leftOut = '-'

type Reader = (field: ImportField, text: string, how: Reading) => ReadValue

/** The field is named when it is shown: its title is said in the reader's language. */
const problem = (key: Parameters<typeof w.later>[0], text: string): ReadValue => ({
  problem: w.later(key, { value: cut(text) }),
})

function within(
  { least = -1e12, most = 1e12 }: ImportField,
  text: string,
  number: ReturnType<typeof readNumber>,
): ReadValue {
  if (number === 'unsure') return problem('value-unsure', text)
  if (number === null) return problem('value-number', text)
  return number < least || number > most
    ? { problem: w.later('value-range', { value: cut(text), least, most }) }
    : { value: number }
}

const readers = {
  text: (field, text) =>
    text.length > (field.most ?? longest)
      ? { problem: w.later('value-long', { most: field.most ?? longest }) }
      : { value: text },
  email(_, text) {
    const read = Email.safeParse(text)
    return read.success ? { value: read.data } : problem('value-email', text)
  },
  day(_, text, { order }) {
    const moment = readMoment(text, order)
    if (moment === 'unsure') return problem('value-order', text)
    return moment ? { value: moment.day } : problem('value-day', text)
  },
  instant(_, text, { order, zone }) {
    const moment = readMoment(text, order)
    if (moment === 'unsure') return problem('value-order', text)
    return moment ? { value: instantOf(moment, zone) } : problem('value-day', text)
  },
  'yes-no'(_, text) {
    const said = fold(text)
    if (yes.has(said)) return { value: true }
    return no.has(said) ? { value: false } : problem('value-yes-no', text)
  },
  whole(field, text) {
    const read = within(field, text, readWhole(text))
    return 'value' in read && !Number.isInteger(read.value) ? problem('value-whole', text) : read
  },
  decimal: (field, text) => within(field, text, readNumber(text)),
  choice(field, text, { meanings }) {
    const said = meaningOf(field, text, meanings)
    if (said === undefined) return problem('value-choice', text)
    return { value: said === leftOut ? null : said }
  },
  entry(_, text, { order, zone }) {
    const parts = splitEntry(text)
    if (!parts) return { value: [{ text }] }
    const moment = readMoment(parts.at, order)
    if (moment === 'unsure') return problem('value-order', parts.at)
    if (!moment) return problem('value-day', parts.at)
    return { value: [{ at: instantOf(moment, zone), by: parts.by, text: parts.text }] }
  },
} satisfies Record<NonNullable<ImportField['type']>, Reader>

/** What a value means: as a person decided, else a code of its program, one of the choices, or as its importer knows it. */
export function meaningOf(
  { choices = [], code, meaning }: ImportField,
  text: string,
  meanings: Readonly<Record<string, string>> | undefined,
): string | undefined {
  const key = meaningKey(text)
  const decided = meanings?.[key]
  if (decided !== undefined) return decided === '' ? undefined : decided
  const coded = code?.(text.trim())
  if (coded !== undefined) return coded
  const named = choices.find(
    ({ value, title }) =>
      meaningKey(value) === key || (typeof title === 'string' && meaningKey(title) === key),
  )
  return named?.value ?? meaning?.(text.trim())
}

/** Reads the text of one cell as its field wants it, or says what is wrong with it. */
export function readValue(field: ImportField, cell: string, how: Reading): ReadValue {
  const reader: Reader = readers[field.type ?? 'text']
  const text = field.clean ? field.clean(cell).trim() : cell
  if (text === '') return { value: null }
  if (!field.split) return reader(field, text, how)
  const values: string[] = []
  for (const part of text.split(field.split)) {
    const one = part.trim()
    if (one === '') continue
    const read = reader(field, one, how)
    if ('problem' in read) return read
    if (read.value !== null && typeof read.value !== 'object') values.push(String(read.value))
  }
  return { value: [...new Set(values)] }
}
