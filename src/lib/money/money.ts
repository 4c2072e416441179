import { z } from 'zod'
import { digitsOf, isCurrency, type Money } from './currency.ts'
import { readMoney } from './read-money.ts'
import { w } from './words.ts'

/** As it is sent, kept and exported: `1250.00 EUR`, `-3 JPY`. `readMoney` of it gives the same money again. */
export const moneyText = ({ minor, currency }: Money): string => `${decimalText(minor, currency)} ${currency}`

/** The number alone: `1250.00`. */
export function decimalText(minor: number, currency: string): string {
  const places = digitsOf(currency)
  const figures = String(Math.abs(minor)).padStart(places + 1, '0')
  const whole = figures.slice(0, figures.length - places)
  const sign = minor < 0 ? '-' : ''
  return places === 0 ? `${sign}${whole}` : `${sign}${whole}.${figures.slice(-places)}`
}

const formats = new Map<string, Intl.NumberFormat>()

/** As a reader of a language expects it: `€1,250.00`, `1.250,00 €`. */
export function moneySaid({ minor, currency }: Money, language: string): string {
  const name = `${language} ${currency}`
  const format = formats.get(name) ?? new Intl.NumberFormat(language, { style: 'currency', currency })
  formats.set(name, format)
  // Formatted from its text: a number would lose digits past 2^53 hundredths.
  return format.format(decimalText(minor, currency) as Intl.StringNumericLiteral)
}

/** Of one currency only; what cannot be added is a fault of whoever adds. */
export function sumOf(all: readonly Money[], currency: string): Money {
  if (all.some((one) => one.currency !== currency)) throw new Error(`not all of it is ${currency}`)
  return { minor: all.reduce((sum, { minor }) => sum + minor, 0), currency }
}

/** `1250.00 EUR` in a promise; anything that is not exactly money is refused with the sentence why. */
export const MoneyText = z
  .string()
  .max(40)
  .superRefine((text, { addIssue }) => {
    const read = readMoney(text)
    if ('problem' in read) addIssue({ code: 'custom', params: { sentence: read.problem } })
  })
  .meta({ widget: 'money', examples: ['1250.00 EUR'] })

/** What `MoneyText` let through. */
export function moneyOf(text: string): Money {
  const read = readMoney(text)
  if ('problem' in read) throw new Error(`not money: ${text}`)
  return read
}

/** None below nothing: what something costs. */
export const CostText = MoneyText.refine(
  (text) => {
    const read = readMoney(text)
    return 'problem' in read || read.minor >= 0
  },
  { params: { sentence: w.later('negative') } },
)

export const Currency = z
  .string()
  .trim()
  .toUpperCase()
  .refine(isCurrency, { params: { sentence: w.later('no-such') } })
  .meta({ title: 'Currency' })
