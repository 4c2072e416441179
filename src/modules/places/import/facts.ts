import { isDeepStrictEqual } from 'node:util'
import { definedOf } from '#lib/patch'
import { Zone } from '#lib/zone'
import type { Judged, Reason, Values } from '#facets/imports/public'
import { PlacePatch } from '../schemas.ts'
import type { Known } from './find.ts'
import type { PlacePlan } from './plan.ts'
import { levelIn, text } from './values.ts'
import { w } from './words.ts'

const plain = ['code', 'phone', 'email', 'note'] as const
const lines = ['city', 'region', 'postal_code', 'country'] as const

/** What a row says of a place, what of that cannot be so, and what is left out. */
export function factsOf(values: Values, known: Known | undefined) {
  const zone = text(values['zone'])
  const isZone = zone === undefined || Zone.safeParse(zone).success
  const read = PlacePatch.safeParse({
    name: text(values['name']),
    level: levelIn(values),
    ...Object.fromEntries(plain.map((field) => [field, text(values[field])])),
    zone: isZone ? zone : undefined,
    capacity: typeof values['capacity'] === 'number' ? values['capacity'] : undefined,
    address: addressOf(values, known),
  })
  const notes: Reason[] = isZone ? [] : [{ field: 'zone', why: w.later('zone-unknown', { name: zone }) }]
  const problems = (read.error?.issues ?? []).map(({ path: [field] }): Reason => ({
    field: String(field),
    why: w.later('not-read'),
  }))
  return { facts: definedOf(read.data ?? {}) as PlacePatch, problems, notes }
}

function addressOf(values: Values, known: Known | undefined) {
  const street = [text(values['street']), text(values['street_more'])].filter(Boolean).join(', ')
  const said = definedOf({
    street: street || undefined,
    ...Object.fromEntries(lines.map((field) => [field, text(values[field])])),
  })
  const before = known?.address ?? { street: '', city: '', region: '', postal_code: '', country: '' }
  return Object.keys(said).length === 0 ? undefined : { ...before, ...said }
}

/** What it would change of the place that is here. */
export function changeOf(
  known: Known,
  plan: PlacePlan,
): Pick<Judged<PlacePlan>, 'verdict' | 'changes' | 'plan'> {
  const now: Record<string, unknown> = { ...known }
  const asked = Object.entries(plan.facts).filter(([field, value]) => !isDeepStrictEqual(now[field], value))
  if (asked.length === 0 && plan.around === undefined) return { verdict: 'unchanged', plan }
  const changes = Object.fromEntries(
    asked.map(([field, after]) => [
      shownAs[field] ?? field,
      { before: shown(now[field]), after: shown(after) },
    ]),
  )
  return { verdict: 'update', changes, plan: { ...plan, facts: PlacePatch.parse(Object.fromEntries(asked)) } }
}
const shownAs: Readonly<Record<string, string>> = { parent_id: 'parent', address: 'street' }
const shown = (value: unknown) =>
  typeof value === 'object' && value !== null ? Object.values(value).filter(Boolean).join(', ') : value
