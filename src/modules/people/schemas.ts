import { z } from 'zod'
import { Day, Id } from '#lib/contract'
import { Address, line, Mailbox, optional } from '#lib/inputs'
import { patchOf } from '#lib/patch'
import { Zone } from '#lib/zone'

export const PersonType = z.enum(['employee', 'contractor', 'external']).meta({ title: 'Belongs as' })
export type PersonType = z.output<typeof PersonType>

export const PersonState = z.enum(['joining', 'active', 'left']).meta({ title: 'State' })
export type PersonState = z.output<typeof PersonState>

export const ContactLabel = z.enum(['work', 'mobile', 'private']).meta({ title: 'Where' })
const label = { label: ContactLabel.default('work') }
/** The first of each list is the one that is written to or called. */
export const Email = z.object({
  value: z.email().max(254).toLowerCase().meta({ title: 'E-mail address' }),
  ...label,
})
export const Phone = z.object({ value: line('Phone number', 40).min(1), ...label })

/** What everyone signed in may know of a colleague. */
export const directoryFields = {
  display_name: line('Name').min(1),
  given_name: line('Given name').default(''),
  family_name: line('Family name').default(''),
  type: PersonType.default('employee'),
  job_title: line('Job title').default(''),
  company: line('Company').default(''),
  username: optional(line('User name', 100).min(1)),
  manager_id: optional(Id.meta({ title: 'Manager', of: 'person' })),
  department_id: optional(Id.meta({ title: 'Department', of: 'department' })),
  place_id: optional(Id.meta({ title: 'Place', of: 'place' })),
  work_area_id: optional(Id.meta({ title: 'Work area', of: 'place', hint: 'The room or desk' })),
  vip: z.boolean().default(false).meta({ title: 'VIP' }),
  remote: z.boolean().default(false).meta({ title: 'Works remotely' }),
  language: optional(line('Language', 20).min(2).meta({ title: 'Language', widget: 'choice' })),
  zone: optional(Zone.meta({ title: 'Time zone', widget: 'choice' })),
  calendar_id: optional(Id.meta({ title: 'Working calendar', of: 'calendar' })),
  starts_on: optional(Day.meta({ title: 'First day' })),
  website: line('Website', 500).default(''),
}
/** What only those who manage people, and the person, may know. */
export const privateFields = {
  employee_number: optional(line('Employee number', 60).min(1)),
  ends_on: optional(Day.meta({ title: 'Last day' })),
  address: optional(Address.meta({ title: 'Address' })),
}
/** Kept from the person too: remarks of those who manage people. */
export const notesField = { notes: z.string().max(20_000).default('').meta({ title: 'Notes' }) }

export const personFields = { ...directoryFields, ...privateFields, ...notesField }
export const contactFields = {
  emails: z.array(Email).max(20).default([]).meta({ title: 'E-mail' }),
  phones: z.array(Phone).max(20).default([]).meta({ title: 'Phone' }),
}

/** What an import may bring along beside the facts. */
export interface Brought {
  id?: string | undefined
  key?: string | undefined
  external?: { source: string; id: string } | undefined
  created_at?: string | undefined
  updated_at?: string | undefined
}

export const PersonDraft = z.object({
  ...personFields,
  display_name: directoryFields.display_name
    .optional()
    .meta({ hint: 'Else given and family name', example: 'Ana Lind' }),
  ...contactFields,
})
/** One to be created; only a name is needed, of whatever sort. `active: false` puts them among those who left. */
export type PersonDraft = z.input<typeof PersonDraft> & Brought & { active?: boolean }

/** A change names what it changes; lists of contacts are given whole. */
export const PersonPatch = z.object(patchOf({ ...personFields, ...contactFields }))
export type PersonPatch = z.output<typeof PersonPatch>

/** What several people can be given at once; each is told openly, so that it can be taken back. */
export const BulkFacts = PersonPatch.pick({
  type: true,
  job_title: true,
  company: true,
  manager_id: true,
  department_id: true,
  place_id: true,
  calendar_id: true,
  language: true,
  zone: true,
  vip: true,
  remote: true,
})

export const teamFields = {
  name: line('Name').min(1),
  description: z.string().trim().max(2000).default('').meta({ title: 'Description' }),
  email: Mailbox.default(''),
  zone: optional(Zone.meta({ title: 'Time zone', widget: 'choice' })),
  calendar_id: optional(Id.meta({ title: 'Working calendar', of: 'calendar' })),
}
export const Member = z.object({ person_id: Id, lead: z.boolean().default(false).meta({ title: 'Leads' }) })
export const TeamDraft = z.object({
  ...teamFields,
  members: z.array(Member).max(2000).default([]).meta({ title: 'In the team' }),
})
export type TeamDraft = z.input<typeof TeamDraft> & Brought

export const departmentFields = {
  name: line('Name').min(1),
  parent_id: optional(Id.meta({ title: 'Part of', of: 'department' })),
  code: line('Code', 40).default(''),
  head_id: optional(Id.meta({ title: 'Head', of: 'person' })),
}
export const DepartmentDraft = z.object(departmentFields)
export type DepartmentDraft = z.input<typeof DepartmentDraft> & Brought

export const AbsenceKind = z
  .enum(['holiday', 'sick', 'parental', 'training', 'travel', 'other'])
  .meta({ title: 'Reason' })

export const AbsenceDraft = z.object({
  person_id: Id.meta({ title: 'Who', of: 'person' }),
  kind: AbsenceKind.default('holiday'),
  starts_on: Day.meta({ title: 'First day' }),
  ends_on: Day.meta({ title: 'Last day' }),
  stand_in_id: optional(Id.meta({ title: 'Stands in', of: 'person' })),
  note: z.string().trim().max(1000).default('').meta({ title: 'Note' }),
})
