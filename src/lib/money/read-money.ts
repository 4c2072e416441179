import type { Sentence } from '../words.ts'
import { digitsOf, isCurrency, type Money } from './currency.ts'
import { w } from './words.ts'

const symbols: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', $: 'USD', '¥': 'JPY', '₹': 'INR' }

const parts = /^([^\d\s.,'’+-]*)\s*([+-]?)\s*([\d.,'’\s]+)\s*([^\d\s.,'’]*)$/u

/**
 * Money as people and other programs write it: `1250.00 EUR`, `1.250,00 €`, `CHF 1'250`, `$12.58`; a bare number is of
 * `usual`. What could be meant in two ways (`1.250`) or has more digits than the currency knows is refused, never guessed
 * or rounded.
 */
export function readMoney(text: string, usual?: string): Money | { problem: Sentence } {
  const [, before = '', sign = '', figures = '', after = ''] =
    parts.exec(text.trim().replaceAll(/[\u00A0\u202F\u2009]/gu, ' ')) ?? []
  if (figures === '' || (before && after)) return { problem: w.later('unread') }
  const currency = currencyOf(before || after, usual)
  if (typeof currency !== 'string') return currency
  const minor = minorOf(figures.trim(), digitsOf(currency))
  if (typeof minor !== 'number') return { problem: minor(currency) }
  if (!Number.isSafeInteger(minor)) return { problem: w.later('too-much') }
  return { minor: sign === '-' ? 0 - minor : minor, currency }
}

/** The same of what something cost, which cannot be less than nothing. */
export function readCost(text: string, usual?: string): Money | { problem: Sentence } {
  const money = readMoney(text, usual)
  return 'problem' in money || money.minor >= 0 ? money : { problem: w.later('negative') }
}

function currencyOf(name: string, usual: string | undefined): string | { problem: Sentence } {
  const currency = name === '' ? usual : (symbols[name] ?? name.toUpperCase())
  if (currency === undefined) return { problem: w.later('no-currency') }
  return isCurrency(currency) ? currency : { problem: w.later('unknown-currency', { currency }) }
}

type Problem = (currency: string) => Sentence
const unread: Problem = () => w.later('unread')
const tooExact: Problem = (currency) => w.later('too-exact', { currency, digits: digitsOf(currency) })

const ambiguous: Problem = () => w.later('two-ways')
const twoWays = /^\d{1,3}[.,]\d{3}$/u

/** Groups of three, all parted by the same sign; the first may be shorter. */
const grouped = /^\d{1,3}(?:([.,'’ ])\d{3})(?:\1\d{3})*$/u

function minorOf(figures: string, places: number): number | Problem {
  const last = Math.max(figures.lastIndexOf('.'), figures.lastIndexOf(','))
  const isTwoWays = places > 0 && twoWays.test(figures)
  // Three digits behind a point are what a currency with three digits is written with.
  if (isTwoWays && !(places === 3 && figures[last] === '.')) return ambiguous
  return last === -1 || (grouped.test(figures) && !isTwoWays)
    ? whole(figures, places)
    : parted(figures.slice(0, last), figures.slice(last), places)
}

const digitsAlone = /^\d+$/u

function whole(figures: string, places: number): number | Problem {
  if (!digitsAlone.test(figures) && !grouped.test(figures)) return unread
  return Number(`${figures.replaceAll(/\D/gu, '')}${'0'.repeat(places)}`)
}

/** `1.250` and `,50`: the head may be grouped, by another sign than the one that parts them. */
function parted(head: string, [sign = '', ...tail]: string, places: number): number | Problem {
  const isHead = digitsAlone.test(head) || (grouped.test(head) && !head.includes(sign))
  if (!isHead || !digitsAlone.test(tail.join(''))) return unread
  if (tail.length > places) return tooExact
  return Number(`${head.replaceAll(/\D/gu, '')}${tail.join('').padEnd(places, '0')}`)
}
