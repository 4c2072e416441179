import { z } from 'zod'
import { Day, Id, Instant, Verdict } from '#lib/contract'
import { Address } from '#lib/inputs'
import { Keyed, Named } from '#lib/shapes'
import { AbsenceKind, ContactLabel, directoryFields, PersonState, PersonType } from './schemas.ts'

const Contact = z.object({ value: z.string(), label: ContactLabel })
const PlaceStep = z.object({
  id: Id,
  key: z.string(),
  name: z.string(),
  level: z.enum(['region', 'site', 'building', 'floor', 'room', 'area']),
})

/** Everyone may know that a colleague is away and who stands in; why is for those who manage people. */
export const AbsenceView = z.object({
  id: Id,
  person: Named,
  starts_on: Day,
  ends_on: Day,
  stand_in: Named.nullable(),
  kind: AbsenceKind.nullable(),
  note: z.string().nullable(),
})

export const PersonRow = z.object({
  id: Id,
  key: z.string().meta({ title: 'No.' }),
  name: z.string().meta({ title: 'Name' }),
  type: PersonType,
  state: PersonState,
  job_title: directoryFields.job_title,
  department: Named.nullable().meta({ title: 'Department' }),
  place: Named.nullable().meta({ title: 'Place' }),
  manager: Named.nullable().meta({ title: 'Manager' }),
  company: z.string().meta({ title: 'Company' }),
  email: z.string().nullable().meta({ title: 'E-mail' }),
  phone: z.string().nullable().meta({ title: 'Phone' }),
  vip: z.boolean().meta({ title: 'VIP' }),
  remote: z.boolean().meta({ title: 'Works remotely' }),
  away_until: Day.nullable().meta({ title: 'Away until' }),
  starts_on: Day.nullable().meta({ title: 'First day' }),
  updated_at: Instant.meta({ title: 'Updated' }),
})

const MergedPart = z.object({
  merge_id: Id,
  person: Keyed,
  merged_at: Instant,
  merged_by: Named,
  undo: Verdict,
})

export const PersonView = z.object({
  id: Id,
  key: z.string(),
  version: z.int(),
  name: z.string(),
  given_name: z.string(),
  family_name: z.string(),
  type: PersonType,
  state: PersonState,
  job_title: z.string(),
  company: z.string(),
  username: z.string().nullable(),
  vip: z.boolean(),
  remote: z.boolean(),
  language: z.string().nullable(),
  zone: z.string().nullable(),
  website: z.string(),
  starts_on: Day.nullable(),
  emails: z.array(Contact),
  phones: z.array(Contact),
  /** From the top of the house down to the direct manager. */
  managers: z.array(Keyed.extend({ job_title: z.string() })),
  reports: z.array(Keyed.extend({ job_title: z.string() })),
  departments: z.array(Keyed).meta({ description: 'From the root down to the department' }),
  place: z.array(PlaceStep),
  work_area: z.array(PlaceStep),
  calendar: Named.nullable(),
  /** As they hold for the person, taken from the place where they have none of their own. */
  holds: z.object({ zone: z.string().nullable(), calendar: Named.nullable() }),
  teams: z.array(Keyed.extend({ lead: z.boolean() })),
  absences: z.array(AbsenceView),
  merged: z.array(MergedPart),
  anonymised_at: Instant.nullable(),
  /** What only those who manage people, and the person, may know; null for everyone else. */
  private: z
    .object({ employee_number: z.string().nullable(), ends_on: Day.nullable(), address: Address.nullable() })
    .nullable(),
  notes: z.string().nullable(),
  created_at: Instant,
  updated_at: Instant,
  /** What the reader may do, or why not. */
  can: z.object({
    manage: z.boolean(),
    edit_own: z.boolean(),
    merge: Verdict,
    anonymise: Verdict,
  }),
})

export const TeamRow = z.object({
  id: Id,
  key: z.string(),
  name: z.string(),
  description: z.string(),
  email: z.string(),
  leads: z.array(Named),
  members: z.int(),
  archived: z.boolean(),
  updated_at: Instant,
})

export const TeamView = TeamRow.omit({ leads: true, members: true }).extend({
  version: z.int(),
  zone: z.string().nullable(),
  calendar: Named.nullable(),
  members: z.array(
    Keyed.extend({
      lead: z.boolean(),
      job_title: z.string(),
      state: PersonState,
      away_until: Day.nullable(),
    }),
  ),
  can: z.object({ manage: z.boolean(), members: Verdict }),
})

export const DepartmentRow = z.object({
  id: Id,
  key: z.string(),
  name: z.string(),
  code: z.string(),
  parent_id: Id.nullable(),
  head: Named.nullable(),
  people: z.int().meta({ title: 'People', description: 'With those of its parts' }),
  archived: z.boolean(),
  version: z.int(),
})

export const MergeField = z.object({
  field: z.string(),
  kept: z.string(),
  merged: z.string(),
  /** Kept as it is, taken over because it was empty, or given up. */
  becomes: z.enum(['kept', 'taken', 'dropped', 'both']),
})
export const MergePreview = z.object({
  keep: Keyed,
  merge: Keyed,
  verdict: Verdict,
  fields: z.array(MergeField),
  reports: z.int(),
  teams: z.array(Named),
})
