import { fold } from '../text/fold.ts'
import { say } from '../words.ts'
import { type Piece, pieceAt } from './cursor.ts'
import type { Choice, Field, FieldOf, Fields, Title } from './fields.ts'
import type { Op } from './grammar.ts'
import { valueText } from './print.ts'
import { w } from './words.ts'

/** Something that could stand at the cursor. */
export interface Offer {
  readonly text: string
  readonly title: string
}

/** What could take the place of the piece being typed; `names`: records of this kind that are called so would fit, too. */
export interface Offers {
  readonly from: number
  readonly to: number
  readonly offers: readonly Offer[]
  readonly names?: { readonly ref: string; readonly typed: string }
}

const most = 12

/** What could be typed at the cursor: fields and keywords, operators, values, times. */
export function complete(text: string, at: number, fields: Fields): Offers {
  const piece = pieceAt(text, at)
  const { from, to, typed, of } = piece
  if (!of) return { from, to, offers: ranked(termOffers(fields, typed), typed) }
  if (fold(of.name) === 'has') return { from, to, offers: ranked(hasOffers(fields), typed) }
  const field = fields.byName.get(fold(of.name))
  if (!field) return { from, to, offers: [] }
  const offers = ranked(valueOffers(field, of.op), typed)
  const names = namesFor(field, piece)
  return names ? { from, to, offers, names } : { from, to, offers }
}

/** Records found by name, as offers. */
export const nameOffers = (found: readonly Choice[]): Offer[] =>
  found.map(({ value, title }) => ({ text: valueText(value), title: said(title) }))

export const said = (title: Title) => (typeof title === 'string' ? title : say(title))

/** Those that begin with what is typed, then those that hold it, in the order given. */
function ranked(offers: readonly Offer[], typed: string): Offer[] {
  const wanted = fold(typed)
  const begins = ({ text, title }: Offer) =>
    fold(text).startsWith(wanted) || fold(text).startsWith(`"${wanted}`) || fold(title).startsWith(wanted)
  const holds = ({ text, title }: Offer) => fold(text).includes(wanted) || fold(title).includes(wanted)
  const first = offers.filter(begins)
  return [...first, ...offers.filter((offer) => !begins(offer) && holds(offer))].slice(0, most)
}

function termOffers({ list, byName }: Fields, typed: string): Offer[] {
  const exact = byName.get(fold(typed))
  if (exact) return operatorOffers(exact)
  const names = list.map((field) => ({ text: `${field.name}:`, title: said(field.title) }))
  if (typed === '') return names
  return [
    ...names,
    { text: 'has:', title: w('has') },
    { text: 'or', title: w('or') },
    { text: 'not', title: w('not') },
  ]
}

const operatorWords: Record<
  'size' | 'time' | 'text' | 'plain',
  readonly (readonly [Op, Parameters<typeof w>[0]])[]
> = {
  size: [
    [':', 'is'],
    ['>', 'more'],
    ['>=', 'at-least'],
    ['<', 'less'],
    ['<=', 'at-most'],
    ['!=', 'is-not'],
  ],
  time: [
    [':', 'within'],
    ['>', 'after'],
    ['>=', 'since'],
    ['<', 'before'],
    ['<=', 'until'],
  ],
  text: [
    [':', 'contains'],
    ['=', 'equals'],
    ['!=', 'is-not'],
  ],
  plain: [
    [':', 'is'],
    ['!=', 'is-not'],
  ],
}

function operatorOffers(field: Field): Offer[] {
  const kind =
    field.type === 'instant' || field.type === 'day'
      ? 'time'
      : field.type === 'number' || (field.type === 'enum' && field.ordered)
        ? 'size'
        : field.type === 'text'
          ? 'text'
          : 'plain'
  return operatorWords[kind].map(([op, word]) => ({
    text: `${field.name}${op}`,
    title: `${said(field.title)} ${w(word)}`,
  }))
}

const hasOffers = ({ list }: Fields): Offer[] =>
  list.filter((field) => field.nullable).map((field) => ({ text: field.name, title: said(field.title) }))

const periods = [
  'today',
  'yesterday',
  'this-week',
  'last-week',
  'this-month',
  'last-month',
  'this-quarter',
  'last-quarter',
  'this-year',
  'last-year',
  'tomorrow',
  'next-week',
  'next-month',
  'next-quarter',
  'next-year',
] as const
const points = ['now', '-1h', '-1d', '-7d', '-30d', '1h', '4h', '1d', '7d', '30d'] as const
const words = (texts: readonly Parameters<typeof w>[0][]): Offer[] =>
  texts.map((text) => ({ text, title: w(text) }))

const isOrder = (op: Op) => op.startsWith('<') || op.startsWith('>')

function valueOffers(field: Field, op: Op): Offer[] {
  const none = field.nullable && !isOrder(op) && field.type !== 'words' ? words(['none']) : []
  return [...closedOffers(field, op), ...none]
}

function closedOffers(field: Field, op: Op): Offer[] {
  switch (field.type) {
    case 'enum':
      return nameOffers(field.values)
    case 'boolean':
      return words(['yes', 'no'])
    case 'instant':
    case 'day':
      // A point is compared with, a period lain in.
      return isOrder(op) ? words([...points, ...periods]) : words([...periods, ...points])
    case 'id':
    case 'ids':
      return ownOffers(field)
    case 'number':
    case 'text':
    case 'words':
      return []
  }
}

const ownOffers = ({ self, groups }: FieldOf<'id' | 'ids'>): Offer[] => [
  ...(self ? words(['me']) : []),
  ...(groups ? words(['my-teams']) : []),
]

const namesFor = (field: Field, { typed }: Piece) =>
  field.type === 'id' || field.type === 'ids' ? { ref: field.ref, typed } : undefined
