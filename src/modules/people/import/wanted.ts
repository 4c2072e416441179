import type { Address } from '#lib/inputs'
import { isDeepStrictEqual } from 'node:util'
import { textIn, type Values } from '#facets/imports/public'
import type { PersonPatch } from '../schemas.ts'
import type { Known } from './facts.ts'

/** Columns that are facts as they are; an emptied one is no text, or none. */
const plain = ['given_name', 'family_name', 'job_title', 'company', 'website', 'notes'] as const
const nullable = ['username', 'employee_number', 'language', 'starts_on', 'ends_on'] as const
const flags = ['vip', 'remote'] as const
const addressFields = ['street', 'city', 'region', 'postal_code', 'country'] as const

export interface Resolved {
  readonly place_id?: string | undefined
  readonly department_id?: string | undefined
  readonly manager_id?: string | undefined
  readonly zone?: string | undefined
}

const nowhere: Address = { street: '', city: '', region: '', postal_code: '', country: '' }

const references = [
  ['place_id', 'place'],
  ['department_id', 'department'],
  ['manager_id', 'manager'],
] as const

/** What a row says a person is; what it does not say stays as it is. */
export function wantedOf(values: Values, resolved: Resolved, known: Known | undefined): PersonPatch {
  const all: Record<string, unknown> = {
    ...textsOf(values),
    ...namesOf(values),
    type: textIn(values['type']),
    ...referencesOf(values, resolved),
    address: addressOf(values, known?.address ?? null),
    emails: joined(
      listed(values['email']).map((value) => ({ value, label: 'work' as const })),
      known?.emails,
    ),
    phones: joined(phonesOf(values), known?.phones),
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

function textsOf(values: Values) {
  const said = (name: string) => values[name] !== undefined
  return Object.fromEntries([
    ...plain.filter(said).map((name) => [name, values[name] ?? '']),
    ...nullable.filter(said).map((name) => [name, values[name]]),
    ...flags.filter(said).map((name) => [name, values[name] === true]),
  ]) as Record<string, unknown>
}

/** What stands for something here; an emptied cell takes it away, an unknown name leaves it. */
function referencesOf(values: Values, resolved: Resolved) {
  const all: Record<string, unknown> = { zone: values['zone'] === null ? null : resolved.zone }
  for (const [fact, field] of references) all[fact] = values[field] === null ? null : resolved[fact]
  return all
}

const listed = (value: Values[string] | undefined): readonly string[] =>
  Array.isArray(value) ? (value as readonly string[]) : typeof value === 'string' ? [value] : []

const phonesOf = (values: Values) => [
  ...listed(values['phone']).map((value) => ({ value, label: 'work' as const })),
  ...listed(values['mobile']).map((value) => ({ value, label: 'mobile' as const })),
]

/** The whole name where it is given; “Lind, Ana” is taken apart unless its parts stand beside it. */
function namesOf(values: Values) {
  const whole = textIn(values['name'])
  const split = whole === undefined ? null : /^([^,]+),\s*([^,]+)$/.exec(whole)
  const apart = values['given_name'] === undefined && values['family_name'] === undefined
  if (split && apart) {
    const [, family_name = '', given_name = ''] = split
    return { display_name: `${given_name} ${family_name}`, given_name, family_name }
  }
  return whole === undefined ? {} : { display_name: whole }
}

function addressOf(values: Values, before: Address | null): Address | null | undefined {
  const given = addressFields.filter((field) => values[field] !== undefined)
  if (given.length === 0) return undefined
  const after = {
    ...(before ?? nowhere),
    ...Object.fromEntries(given.map((field) => [field, textIn(values[field]) ?? ''])),
  }
  return Object.values(after).every((part) => part === '') ? null : after
}

interface Contact {
  value: string
  label: 'work' | 'mobile' | 'private'
}

/** Contacts are added to, never taken away: a file knows some of them. What is new comes first. */
function joined(given: readonly Contact[], known: readonly Contact[] = []): Contact[] | undefined {
  const fresh = given.filter(({ value }) => !known.some((one) => same(one.value, value)))
  return fresh.length > 0 ? [...fresh, ...known] : undefined
}
const same = (a: string, b: string) =>
  a.replaceAll(/[\s()-]/g, '').toLowerCase() === b.replaceAll(/[\s()-]/g, '').toLowerCase()

export interface Difference {
  readonly before: unknown
  readonly after: unknown
}

/** The part of a patch that would change something. */
export function differences(known: Known, patch: PersonPatch): Record<string, Difference> {
  const changes: Record<string, Difference> = {}
  for (const [field, after] of Object.entries(patch)) {
    const before = known[field as keyof Known]
    if (after !== undefined && !isDeepStrictEqual(before, after)) changes[field] = { before, after }
  }
  return changes
}
