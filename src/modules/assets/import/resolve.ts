import { readCost } from '#lib/money/read-money'
import { moneyText } from '#lib/money/money'
import type { ByName } from '#lib/text/by-name'
import { fold } from '#lib/text/fold'
import { isNoSerial } from '#lib/text/no-name'
import { type Reason, type Setup, textIn, type Values } from '#facets/imports/public'
import { placesNamed } from '#facets/places/named'
import type { Read } from '#kernel/context'
import { calledAmong } from '#kernel/readable'
import { askedBy, findPeople, type FoundPeople, whoIs } from '#modules/people/public'
import type { Rules, Source } from '../engine/sources.ts'
import type { Ground } from '../ground.ts'
import type { leavingWhy } from '../write-offs/gate.ts'
import { w } from './words.ts'

export interface AssetSession {
  readonly source: string
  /** Who says all that is in the file, and who counts more where somebody else said something. */
  readonly by: Source
  readonly rules: Rules
  /** The type of what names none. */
  readonly usual: string
  /** A program that watches devices says who uses one; who has it is written down here. */
  readonly watches: boolean
  readonly setup: Setup
  readonly ground: Ground
  /** Why a change has to be approved by another first; null where it has not. */
  readonly leavingWhy: Awaited<ReturnType<typeof leavingWhy>>
  /** Of what an amount without one is. */
  readonly currency: string
}

/** What the names in a batch of rows stand for. */
export interface Resolving {
  readonly people: FoundPeople
  readonly places: ByName
  readonly vendors: ReadonlyMap<string, string>
}

/** The serial number that a row says, if it is one. */
export const serialIn = (values: Values): string | undefined => {
  const serial = textIn(values['serial'])
  return serial === undefined || isNoSerial(serial) ? undefined : serial
}
const placeFields = ['place', 'home_place', 'holder_place'] as const

/** Everything by which a row names a person, the plainest first. */
const wordsOf = (values: Values): string[] =>
  [
    textIn(values['holder_email']),
    textIn(values['holder_username']),
    textIn(values['holder']),
    [textIn(values['holder_first']), textIn(values['holder_last'])].filter(Boolean).join(' '),
  ].flatMap((word) => word || [])

export async function namesIn(ctx: Read, all: readonly Values[]): Promise<Resolving> {
  const names = all.flatMap((values) => [
    ...placeFields.flatMap((field) => textIn(values[field]) ?? []),
    ...wordsOf(values),
  ])
  const places = await placesNamed(ctx, names)
  const vendors = await calledAmong(
    ctx,
    'vendor',
    all.flatMap(({ supplier }) => textIn(supplier)?.trim() ?? []),
  )
  return { people: await findPeople(ctx, askedBy(all.flatMap(wordsOf))), places, vendors }
}

type Note = (field: string, why: Reason['why']) => void

function placeNamed({ places }: Resolving, values: Values, field: (typeof placeFields)[number], note: Note) {
  const name = textIn(values[field])
  if (name === undefined) return undefined
  const [id, ...others] = places.get(fold(name.trim())) ?? []
  if (id !== undefined && others.length === 0) return id
  note(field, w.later(id === undefined ? 'place-unknown' : 'place-twice', { name }))
  return undefined
}

/** The vendor that a row names; null takes away the one that is here. */
function supplierNamed({ vendors }: Resolving, { supplier }: Values, note: Note) {
  const name = textIn(supplier)?.trim()
  if (name === undefined) return supplier === null ? null : undefined
  const id = vendors.get(name.toLowerCase())
  if (id === undefined) note('supplier', w.later('supplier-unknown', { name }))
  return id
}

/** The person that a row names; a place by the name of one where nobody is called so. */
function holderNamed(names: Resolving, values: Values, note: Note): { id: string; kind: string } | undefined {
  const words = wordsOf(values)
  for (const word of words) {
    const [id, ...others] = whoIs(names.people, word)
    if (id !== undefined && others.length === 0) return { id, kind: 'person' }
    const [place, ...more] = names.places.get(fold(word.trim())) ?? []
    if (id === undefined && place !== undefined && more.length === 0) return { id: place, kind: 'place' }
  }
  const [first] = words
  if (first === undefined) return undefined
  const several = whoIs(names.people, first).length > 1
  note('holder', w.later(several ? 'person-twice' : 'person-unknown', { name: first }))
  return undefined
}

export interface ResolvedRow {
  readonly place_id: string | undefined
  readonly home_place_id: string | undefined
  readonly holder: { readonly id: string; readonly kind: string } | undefined
  readonly supplier_id: string | null | undefined
  readonly cost: string | null | undefined
  readonly warranty_until: string | null | undefined
  readonly notes: readonly Reason[]
  readonly problems: readonly Reason[]
}

/** What a row's names, amounts and terms stand for; what stands for nothing is left out and said, money that cannot be read refuses the row. */
export function resolved(names: Resolving, values: Values, { currency }: AssetSession): ResolvedRow {
  const notes: Reason[] = []
  const note: Note = (field, why) => void notes.push({ field, why })
  const place = placeNamed(names, values, 'holder_place', note) ?? placeNamed(names, values, 'place', note)
  const { cost, problems } = costIn(values, currency)
  const serial = textIn(values['serial'])
  if (serial !== undefined && serialIn(values) === undefined)
    note('serial', w.later('serial-none', { serial }))
  return {
    place_id: place,
    home_place_id: placeNamed(names, values, 'home_place', note),
    holder:
      holderNamed(names, values, note) ?? (place === undefined ? undefined : { id: place, kind: 'place' }),
    supplier_id: supplierNamed(names, values, note),
    cost,
    warranty_until: warrantyIn(values),
    notes,
    problems,
  }
}

/** What a row says that it cost; null takes away what is here. */
export function costIn(values: Values, currency: string) {
  if (values['cost'] === null) return { cost: null, problems: [] }
  const said = textIn(values['cost'])
  const money = said === undefined ? undefined : readCost(said, currency)
  if (!money) return { cost: undefined, problems: [] }
  return 'problem' in money
    ? { cost: undefined, problems: [{ field: 'cost', why: money.problem }] }
    : { cost: moneyText(money), problems: [] }
}

/** Until when it is said, or so many months from the day on which it was bought. */
function warrantyIn(values: Values): string | null | undefined {
  if (values['warranty_until'] === null && typeof values['warranty_months'] !== 'number') return null
  const [until, bought, months] = [
    textIn(values['warranty_until']),
    textIn(values['bought_on']),
    values['warranty_months'],
  ]
  if (until !== undefined || typeof months !== 'number' || months <= 0 || bought === undefined) return until
  return Temporal.PlainDate.from(bought).add({ months }).toString()
}
