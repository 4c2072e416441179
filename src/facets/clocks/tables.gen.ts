// Written by `npm run types:db` from the migrated database. Do not edit.
import type { Generated } from 'kysely'

declare module '#kernel/tables' {
  interface Tables {
    calendar: {
      id: string
      version_id: string
      is_default: Generated<boolean>
      updated_at: string
    }
    calendar_version: {
      id: string
      calendar_id: string
      version: number
      definition: unknown
      hours: unknown
      known_until: number
      created_at: string
      created_by: string
    }
    clock: {
      id: string
      entity_id: string
      metric: string
      policy_version_id: string
      calendar_version_id: string
      facts: unknown
      row: unknown
      phase: 'running' | 'paused' | 'stopped' | 'cancelled'
      due_at: string | null
      next_at: string | null
      fired: Generated<string[]>
    }
    clock_earlier: {
      entity_id: string
      clock_id: string
      metric: string
      facts: unknown
      until: string
      request_id: string
      taken_id: string | null
      fired: Generated<string[]>
    }
    policy: {
      id: string
      position: Generated<number>
      active: Generated<boolean>
      current_id: string | null
    }
    policy_version: {
      id: string
      policy_id: string
      version: number
      definition: unknown
      created_at: string
      created_by: string | null
    }
  }
}
