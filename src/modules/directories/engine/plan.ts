import { type Entry, type Facts, type Mapping, sameDn } from './entry.ts'

/** Somebody of ours whom a directory knows. */
export interface Held {
  entry_id: string
  person_id: string
  facts: Facts
  manager_id: string | null
  /** Not found there any more, or not allowed to sign in there, since when. */
  missing_since: string | null
  disabled_since: string | null
  /** They have left here. */
  left: boolean
}

/** Somebody of ours whom it might mean. */
export interface Known {
  person_id: string
  left: boolean
}

export interface Found {
  entries: readonly Entry[]
  held: readonly Held[]
  byEmail: ReadonlyMap<string, Known>
  byUsername: ReadonlyMap<string, Known>
  mapping: Mapping
}

export type WhyNot = 'no-id' | 'no-name' | 'twice' | 'same-person' | 'left'

export interface Plan {
  add: Entry[]
  /** They are in our directory already: known by what it calls them from now on. */
  adopt: { entry: Entry; person_id: string }[]
  change: { entry: Entry; person_id: string; patch: Partial<Facts> }[]
  /** Not found any more. They are flagged, and nothing else happens to them. */
  gone: string[]
  disabled: string[]
  /** Found again, or allowed again: the flag is taken off. */
  back: string[]
  /** Found there, though they have left here: somebody should look. */
  revenants: string[]
  refused: { entry: Entry; why: WhyNot }[]
  unchanged: number
}

const facts = [
  'display_name',
  'given_name',
  'family_name',
  'job_title',
  'company',
  'username',
  'employee_number',
  'email',
] as const satisfies (keyof Facts & keyof Mapping)[]

/** What the directory tells otherwise. A fact that it does not tell of stays as it is here. */
export function patchOf(entry: Entry, now: Facts, mapping: Mapping): Partial<Facts> {
  const patch: Partial<Facts> = {}
  for (const fact of facts) {
    const value = entry[fact]
    if (mapping[fact] === '' || value === now[fact]) continue
    // A name that is gone there names nobody here.
    if (value === null || (fact === 'display_name' && value === '')) continue
    Object.assign(patch, { [fact]: value })
  }
  const takes = mapping.phone !== '' || mapping.mobile !== ''
  if (takes && JSON.stringify(entry.phones) !== JSON.stringify(now.phones)) patch.phones = entry.phones
  return patch
}

const isNamed = ({ display_name, given_name, family_name }: Entry) =>
  `${display_name}${given_name}${family_name}` !== ''

function matchOf({ email, username }: Entry, { byEmail, byUsername }: Found): Known | undefined {
  return (
    (email === null ? undefined : byEmail.get(email)) ??
    (username === null ? undefined : byUsername.get(username.toLowerCase()))
  )
}

/** What a run would do: nobody is deleted, nobody who left comes back by it, and each entry means one person. */
export function planOf(found: Found): Plan {
  const plan: Plan = {
    add: [],
    adopt: [],
    change: [],
    gone: [],
    disabled: [],
    back: [],
    revenants: [],
    refused: [],
    unchanged: 0,
  }
  const held = new Map(found.held.map((one) => [one.entry_id, one]))
  const claimed = new Set(found.held.map(({ person_id }) => person_id))
  const seen = new Set<string>()
  for (const entry of found.entries) {
    if (entry.id === '') plan.refused.push({ entry, why: 'no-id' })
    else if (seen.has(entry.id)) plan.refused.push({ entry, why: 'twice' })
    else {
      seen.add(entry.id)
      const before = held.get(entry.id)
      if (before) weigh(plan, entry, before, found.mapping)
      else greet(plan, entry, matchOf(entry, found), claimed)
    }
  }
  for (const { entry_id, person_id } of presentIn(found.held))
    if (!seen.has(entry_id)) plan.gone.push(person_id)
  return plan
}

/** One whom we know from there. */
function weigh(plan: Plan, entry: Entry, before: Held, mapping: Mapping) {
  const { person_id } = before
  if (before.left) {
    if (!entry.disabled) plan.revenants.push(person_id)
    return
  }
  const [missed, shut] = [before.missing_since !== null, before.disabled_since !== null]
  if (entry.disabled) {
    if (missed || !shut) plan.disabled.push(person_id)
  } else if (missed || shut) plan.back.push(person_id)
  const patch = patchOf(entry, before.facts, mapping)
  if (Object.keys(patch).length > 0) plan.change.push({ entry, person_id, patch })
  else plan.unchanged += 1
}

/** One whom we do not know from there yet; whoever is shut out there is not taken up. */
function greet(plan: Plan, entry: Entry, match: Known | undefined, claimed: Set<string>) {
  if (!isNamed(entry)) plan.refused.push({ entry, why: 'no-name' })
  else if (match && claimed.has(match.person_id)) plan.refused.push({ entry, why: 'same-person' })
  else if (match?.left) plan.refused.push({ entry, why: 'left' })
  else if (entry.disabled) return
  else if (match) {
    claimed.add(match.person_id)
    plan.adopt.push({ entry, person_id: match.person_id })
  } else plan.add.push(entry)
}

/** Those who were found there the last time, and have not left here. */
export const presentIn = (held: readonly Held[]) =>
  held.filter(({ missing_since, left }) => missing_since === null && !left)

/** Whether so many are suddenly gone that something else must be wrong: a filter, a right, half a directory. */
export const isSuspicious = (held: readonly Held[], gone: readonly string[], mostPercent: number): boolean =>
  gone.length > 0 && gone.length * 100 > presentIn(held).length * mostPercent

/** Who is whose manager, by the names that the directory gives. */
export function managersOf(entries: readonly Entry[], personOf: ReadonlyMap<string, string>) {
  const byDn = new Map(entries.map((entry) => [sameDn(entry.dn), personOf.get(entry.id)]))
  return entries.flatMap((entry) => {
    const person_id = personOf.get(entry.id)
    const manager_id = entry.manager_dn === null ? undefined : byDn.get(sameDn(entry.manager_dn))
    // None, or one whom we do not know, says nothing about the one we know.
    if (person_id === undefined || manager_id === undefined || manager_id === person_id) return []
    return [{ entry, person_id, manager_id }]
  })
}
