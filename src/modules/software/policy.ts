import type { Sentence } from '#lib/words'
import type { Metric } from './schemas.ts'
import { w } from './words.ts'

/** To what kind of record a seat of a lot can be given by hand; none: it is nobody's own. */
export const holderKind: Readonly<Record<Metric, 'asset' | 'person' | 'place'>> = {
  device: 'asset',
  concurrent: 'asset',
  core: 'asset',
  processor: 'asset',
  user: 'person',
  'named-user': 'person',
  subscription: 'person',
  site: 'place',
}

interface Terms {
  readonly metric: Metric
  readonly quantity: number
  readonly starts_on: string | null
  readonly ends_on: string | null
}

/** Why a lot cannot be so, and which of its fields is to blame; null if it can. `given`: seats that somebody has by hand. */
export function lotProblem(
  { metric, quantity, starts_on, ends_on }: Terms,
  given: number,
): { readonly field: keyof Terms; readonly why: Sentence } | null {
  if (starts_on !== null && ends_on !== null && ends_on < starts_on)
    return { field: 'ends_on', why: w.later('ends-before-start') }
  if (metric === 'subscription' && ends_on === null) return { field: 'ends_on', why: w.later('no-end') }
  return quantity < given ? { field: 'quantity', why: w.later('given-more', { n: given }) } : null
}

/** Why a lot cannot be counted otherwise while seats of it are with people, devices or sites; null if it can. */
export const metricProblem = (
  before: Pick<Terms, 'metric'>,
  after: Pick<Terms, 'metric'>,
  given: number,
): Sentence | null =>
  given > 0 && holderKind[before.metric] !== holderKind[after.metric]
    ? w.later('given-otherwise', { n: given })
    : null

/** Why a device gets neither seat nor key; null if it may. */
export const goneProblem = (isGone: boolean, { title: name }: { readonly title: string }): Sentence | null =>
  isGone ? w.later('holder-gone', { name }) : null

/** Why a seat cannot be given; null if it can. */
export function giveProblem(
  { metric, quantity }: Terms,
  given: number,
  holder: { readonly kind: string },
): Sentence | null {
  if (holder.kind !== holderKind[metric]) return w.later(`wants-${holderKind[metric]}`)
  return given >= quantity ? w.later('all-given', { n: quantity }) : null
}
