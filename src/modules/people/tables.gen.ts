// Written by `npm run types:db` from the migrated database. Do not edit.
import type { Generated, GeneratedAlways } from 'kysely'

declare module '#kernel/tables' {
  interface Tables {
    department: {
      id: string
      key: string
      title: string
      audience_id: number
      archived: Generated<boolean>
      parent_id: string | null
      path: string[]
      code: Generated<string>
      head_id: string | null
      updated_at: string
    }
    person: {
      id: string
      key: string
      title: string
      audience_id: number
      archived: Generated<boolean>
      given_name: Generated<string>
      family_name: Generated<string>
      sort_name: GeneratedAlways<string>
      type: Generated<'employee' | 'contractor' | 'external'>
      state: Generated<'joining' | 'active' | 'left'>
      job_title: Generated<string>
      company: Generated<string>
      username: string | null
      employee_number: string | null
      manager_id: string | null
      department_id: string | null
      place_id: string | null
      work_area_id: string | null
      vip: Generated<boolean>
      remote: Generated<boolean>
      language: string | null
      zone: string | null
      calendar_id: string | null
      starts_on: string | null
      ends_on: string | null
      joined_day: GeneratedAlways<number>
      website: Generated<string>
      address: unknown
      notes: Generated<string>
      anonymised_at: string | null
      updated_at: string
    }
    person_absence: {
      id: string
      person_id: string
      kind: 'holiday' | 'sick' | 'parental' | 'training' | 'travel' | 'other'
      starts_on: string
      ends_on: string
      stand_in_id: string | null
      note: Generated<string>
      created_at: string
      created_by: string
    }
    person_contact: {
      id: string
      person_id: string
      kind: 'email' | 'phone'
      label: 'work' | 'mobile' | 'private'
      value: string
      position: number
    }
    person_merge: {
      id: string
      kept_id: string
      merged_id: string
      taken: unknown
      active: boolean
      merged_at: string
      merged_by: string
      undone_at: string | null
    }
    team: {
      id: string
      key: string
      title: string
      audience_id: number
      archived: Generated<boolean>
      description: Generated<string>
      email: Generated<string>
      zone: string | null
      calendar_id: string | null
      updated_at: string
    }
  }
}
