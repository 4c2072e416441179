// Written by `npm run types:db` from the migrated database. Do not edit.
import type { Generated } from 'kysely'

declare module '#kernel/tables' {
  interface Tables {
    macro: {
      id: string
      title: string
      team_id: string | null
      definition: unknown
      position: Generated<number>
      archived: Generated<boolean>
      created_by: string | null
      updated_at: string
      version: Generated<number>
    }
    ticket: {
      id: string
      channel: 'portal' | 'desk' | 'mail' | 'phone' | 'api' | 'import'
      cause: Generated<string>
      resolution: Generated<string>
      asked_by: string | null
      let_go_at: string | null
    }
  }
}
