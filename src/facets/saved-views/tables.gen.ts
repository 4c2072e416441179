// Written by `npm run types:db` from the migrated database. Do not edit.
import type { Generated } from 'kysely'

declare module '#kernel/tables' {
  interface Tables {
    view: {
      id: string
      list: string
      title: string
      owner_id: string
      shared_with: string | null
      q: string
      sort: string | null
      columns: string[] | null
      version: Generated<number>
      created_at: string
      updated_at: string
    }
    view_choice: {
      person_id: string
      list: string
      view: string
      position: number
      hidden: Generated<boolean>
    }
  }
}
