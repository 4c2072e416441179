// Written by `npm run types:db` from the migrated database. Do not edit.
import type { Generated, GeneratedAlways } from 'kysely'

declare module '#kernel/tables' {
  interface Tables {
    category: {
      id: string
      parent_id: string | null
      title: string
      path: string
      position: Generated<number>
      team_id: string | null
      archived: Generated<boolean>
      version: Generated<number>
    }
    time_entry: {
      id: string
      work_id: string
      person_id: string
      minutes: number
      spent_on: string
      note: Generated<string>
      created_at: string
      removed_at: string | null
    }
    work: {
      id: string
      kind: string
      key: string
      title: string
      audience_id: number
      archived: Generated<boolean>
      workflow_id: string
      state: string
      phase: 'new' | 'active' | 'waiting' | 'done' | 'cancelled'
      open: GeneratedAlways<boolean>
      priority: number
      impact: number
      urgency: number
      category_id: string | null
      team_id: string | null
      assignee_id: string | null
      requester_id: string | null
      place_id: string | null
      due_at: Generated<string>
      hold_until: string | null
      opened_at: string
      updated_at: string
      solved_at: string | null
      word: Generated<'us' | 'them'>
      restricted: Generated<boolean>
      custom: Generated<unknown>
    }
    workflow_version: {
      id: string
      kind: string
      version: number
      definition: unknown
      created_at: string
      created_by: string | null
    }
  }
}
