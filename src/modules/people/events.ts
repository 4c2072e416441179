import { z } from 'zod'
import { Day, event, Id } from '#lib/contract'
import { PersonState, PersonType } from './schemas.ts'

export const personCreated = event(
  'person.created',
  z.object({ name: z.string(), type: PersonType, state: PersonState }),
)
export const teamCreated = event('team.created', z.object({ name: z.string() }))
export const departmentCreated = event('department.created', z.object({ name: z.string() }))
export const teamJoined = event('team.joined', z.object({ person_id: Id, lead: z.boolean() }))

const facts = z.record(z.string(), z.unknown())
/** What everyone may know of it: never a private fact, not even that one changed. */
export const personChanged = event('person.changed', z.object({ before: facts, after: facts }))
/** Told to those who manage people; names the facts and not what they say. */
export const personPrivateChanged = event('person.private-changed', z.object({ fields: z.array(z.string()) }))
export const personArrived = event('person.arrived', z.object({}))
/** Their first day was moved: it is still to come. */
export const personAwaited = event('person.awaited', z.object({}))
export const personLeft = event('person.left', z.object({ was: PersonState.optional() }))
export const personReturned = event('person.returned', z.object({ is: PersonState.optional() }))

/** Why somebody is away is told to nobody here. */
export const absenceAdded = event(
  'person.absence-added',
  z.object({ starts_on: Day, ends_on: Day, stand_in_id: Id.nullable() }),
)
export const absenceRemoved = event('person.absence-removed', z.object({ starts_on: Day, ends_on: Day }))

const merge = { merged_id: Id, merge_id: Id }
/** What became of the open facts of the one that stays, and which private ones changed. */
const taken = { before: facts.optional(), after: facts.optional(), untold: z.array(z.string()).optional() }
export const personMerged = event('person.merged', z.object({ ...merge, ...taken }))
export const personMergedAway = event('person.merged-away', z.object({ kept_id: Id, merge_id: Id }))
/** Told on both; the one that stands apart again names whom it left. */
export const personUnmerged = event(
  'person.unmerged',
  z.object({ ...merge, ...taken, kept_id: Id.optional() }),
)
export const personAnonymised = event('person.anonymised', z.object({}))

export const teamChanged = event('team.changed', z.object({ before: facts, after: facts }))
export const teamLeft = event('team.left', z.object({ person_id: Id, lead: z.boolean().optional() }))
export const teamLeadChanged = event('team.lead-changed', z.object({ person_id: Id, lead: z.boolean() }))
export const teamArchived = event('team.archived', z.object({ archived: z.boolean() }))

export const departmentChanged = event('department.changed', z.object({ before: facts, after: facts }))
export const departmentArchived = event('department.archived', z.object({ archived: z.boolean() }))
/** Told to those who manage people: somebody took a copy of all that is held about a person. */
export const personExported = event('person.exported', z.object({}))
