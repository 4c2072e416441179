import type { z } from 'zod'
import { dayDated } from '#lib/time/relative'
import { say, titleSaid } from '#lib/words'
import { htmlOf } from '#facets/comments/html'
import { asItCame } from '../starters.ts'
import type { joinerMoved, joinerOver, joinerPrepared } from './contract.ts'
import { w } from './words.ts'

type Prepared = z.output<typeof joinerPrepared.data>

/** What the words of a ticket name beside: things that are free, and licences with what became of a seat of each. */
export interface Named {
  readonly things: readonly { readonly title: string; readonly quantity: number }[]
  readonly seats: readonly { readonly title: string; readonly state: 'given' | 'ready' | 'lacking' }[]
}

/** What is asked of whoever prepares a kit: a title and its text, and what a purchase for it is called. */
export function joinerWords(told: Prepared, { things, seats }: Named, language: string) {
  const { name, kits } = told
  const [day, start] = [dayDated(told.due_on, language), dayDated(told.starts_on, language)]
  const tell = (sentence: Parameters<typeof say>[0]) => say(sentence, language)
  const listed = (head: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [[head, ...lines.map((line) => `– ${line}`)].join('\n')]
  const titles = told.short.map(({ title }) => titleSaid(asItCame(title), language))
  const there = things.map(({ title, quantity: n }) => tell(w.later('few', { n, title })))
  const parts = [
    tell(w.later('ticket-text', { name, start, kits: kits.join(', ') })),
    ...(there.length === 0 ? [tell(w.later('nothing-there'))] : listed(tell(w.later('there')), there)),
    ...listed(
      tell(w.later('buy')),
      told.short.map(({ missing: n }, at) => tell(w.later('few', { n, title: titles[at] ?? '' }))),
    ),
    ...listed(
      tell(w.later('seats')),
      seats.map(({ title, state }) => tell(w.later(`seat.${state}`, { title }))),
    ),
  ]
  return {
    title: tell(w.later('ticket-title', { name, day })),
    html: htmlOf(parts.join('\n\n')),
    purchase: tell(w.later('purchase-title', { name, start })),
    /** What is to be bought is called so, in order. */
    titles,
  }
}

/** What is said of a first day that moved: the title that its ticket has from now on, and why. */
export function joinerMovedWords(
  { name, starts_on, due_on }: z.output<typeof joinerMoved.data>,
  language: string,
) {
  const [day, start] = [dayDated(due_on, language), dayDated(starts_on, language)]
  return {
    title: say(w.later('ticket-title', { name, day }), language),
    text: say(w.later('moved-text', { name, start, day }), language),
    purchase: say(w.later('purchase-title', { name, start }), language),
  }
}

/** What is said where somebody does not begin after all. */
export const joinerOverWords = ({ name }: z.output<typeof joinerOver.data>, language: string) =>
  say(w.later('over-text', { name }), language)
