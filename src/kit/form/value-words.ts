import { moneySaid } from '#lib/money/money'
import { readMoney } from '#lib/money/read-money'
import { minutesText } from '#lib/time/minutes-text'
import { inWords, type FieldFacts } from '../fields-of.ts'
import { dayWords, exactly } from '../time-words.ts'
import { w } from '../words.ts'
import type { ControlExtras } from './control.tsx'
import { pickedTitle } from './picked.ts'

interface Reading extends ControlExtras {
  zone: string
  language: string
}

const plain = (html: string) =>
  new DOMParser()
    .parseFromString(html.replaceAll(/<\/(p|li|h\d)>/g, ' $&'), 'text/html')
    .body.textContent.trim()

/** A field's value as a reader would say it; undefined for what only its own control can show. */
export function valueWords(facts: FieldFacts, value: unknown, reading: Reading): string | undefined {
  if (value === undefined || value === null || value === '') return '–'
  if (typeof value === 'boolean') return w(value ? 'yes' : 'no')
  if (Array.isArray(value)) {
    const all = value.map((one) => valueWords(facts, one, reading))
    if (all.length === 0) return '–'
    return all.every((one) => one !== undefined) ? all.join(', ') : undefined
  }
  if (typeof value === 'number') return facts.widget === 'duration' ? minutesText(value) : String(value)
  return typeof value === 'string' ? textWords(facts, value, reading) : undefined
}

function textWords({ widget, choices: all }: FieldFacts, value: string, reading: Reading): string {
  const { choices, known = [], zone, language } = reading
  if (widget === 'money') return moneyWords(value, language)
  const named =
    choices?.find((one) => one.value === value)?.title ??
    known.find(({ id }) => id === value)?.title ??
    pickedTitle(value)
  if (named !== undefined) return named
  if (all.includes(value)) return inWords(value)
  if (widget === 'date') return dayWords(value, language)
  if (widget === 'date-time') return exactly(Date.parse(value), { zone, language })
  return widget === 'rich-text' ? plain(value) : value
}

function moneyWords(text: string, language: string): string {
  const read = readMoney(text)
  return 'problem' in read ? text : moneySaid(read, language)
}
