import { listed } from '#lib/time/relative'
import { say, type Sentence } from '#lib/words'
import { type Actor, isThemselves, may } from '#kernel/actor'
import { changedSince, type Taken } from './engine/merge.ts'
import { notesField, type PersonState, privateFields } from './schemas.ts'
import { w } from './words.ts'

/** Where someone is in their time with us on a given day. */
export function stateOn(today: string, starts_on: string | null, ends_on: string | null): PersonState {
  if (ends_on !== null && ends_on < today) return 'left'
  return starts_on !== null && starts_on > today ? 'joining' : 'active'
}

interface Named {
  display_name?: string | undefined
  given_name?: string | undefined
  family_name?: string | undefined
}
/** What someone is called: the display name, else what the other names make. */
export const nameOf = ({ display_name = '', given_name = '', family_name = '' }: Named) =>
  display_name.trim() || `${given_name} ${family_name}`.trim()

/** Everybody's records. */
export const manages = (actor: Actor) => may(actor, 'people.manage', null)

/** Where somebody is: who manages the people of a place manages them. */
export interface Whereabouts {
  readonly place_id: string | null
  readonly work_area_id: string | null
}
export const managesOne = (actor: Actor, { place_id, work_area_id }: Whereabouts) =>
  may(actor, 'people.manage', null, place_id) || may(actor, 'people.manage', null, work_area_id)

/** Private facts are for those who manage people, and for the person. */
export const seesPrivate = (actor: Actor, personId: string, where: Whereabouts) =>
  managesOne(actor, where) || isThemselves(actor, personId)

interface NewFacts {
  readonly emails?: readonly { label?: string | undefined }[] | undefined
  readonly phones?: readonly { label?: string | undefined }[] | undefined
  readonly [field: string]: unknown
}
/** Why somebody may not add a person with these facts: what is private is theirs alone who manage people. */
export function addProblem(actor: Actor, { emails = [], phones = [], ...facts }: NewFacts): Sentence | null {
  const kept = [...Object.keys(privateFields), ...Object.keys(notesField)]
  const told = kept.some(
    (field) => facts[field] !== undefined && facts[field] !== null && facts[field] !== '',
  )
  const hidden = [...emails, ...phones].some(({ label }) => label === 'private')
  return manages(actor) || !(told || hidden) ? null : w.later('add-private')
}

/** What people may change about themselves. */
export const ownFields: ReadonlySet<string> = new Set(['phones', 'language', 'zone', 'website'])

/** Why somebody may not change these facts of a person; null if they may. */
export function editProblem(
  actor: Actor,
  { id: personId, ...where }: Whereabouts & { id: string },
  fields: readonly string[],
): Sentence | null {
  if (managesOne(actor, where)) return null
  if (actor.id === personId && fields.every((field) => ownFields.has(field))) return null
  return w.later('not-theirs')
}

interface MergeSide {
  name: string
  merged: boolean
  anonymised: boolean
  account: boolean
}
/** Why two records of one person cannot become one; null if they can. */
export function mergeProblem(actor: Actor, keep: MergeSide, merge: MergeSide): Sentence | null {
  if (!manages(actor)) return w.later('merge-may')
  for (const side of [keep, merge]) {
    if (side.merged) return w.later('merge-gone', { name: side.name })
    if (side.anonymised) return w.later('merge-anonymised', { name: side.name })
  }
  return merge.account ? w.later('merge-account', { name: merge.name }) : null
}

/** What a merge wrote down to be able to be taken back. */
export interface Took {
  facts: Taken
  teams: string[]
}
interface MergedSide {
  ref: { title: string; merged_into: string | null }
  row: Readonly<Record<string, unknown>> & { anonymised_at: string | null }
}

/** Why a merge cannot be taken back any more; null if it can. */
export function unmergeProblem(
  merge: { undone_at: string | null; taken: unknown },
  kept: MergedSide,
  merged: MergedSide,
  language: string,
): Sentence | null {
  if (merge.undone_at !== null) return w.later('unmerge-gone')
  for (const { ref, row } of [kept, merged])
    if (row.anonymised_at !== null) return w.later('unmerge-anonymised', { name: ref.title })
  if (kept.ref.merged_into !== null) return w.later('unmerge-further', { name: kept.ref.title })
  const changed = changedSince((merge.taken as Took).facts, kept.row)
  return changed.length === 0
    ? null
    : w.later('unmerge-changed', { fields: named(changed, language), name: kept.ref.title })
}

const named = (fields: readonly string[], language: string) =>
  listed(
    fields.map((field) => say(w.later('field', { field }), language)),
    language,
  )
