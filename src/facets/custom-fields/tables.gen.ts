// Written by `npm run types:db` from the migrated database. Do not edit.
import type { Generated } from 'kysely'

declare module '#kernel/tables' {
  interface Tables {
    custom_field: {
      id: string
      kind: string
      name: string
      title: string
      hint: Generated<string>
      type: 'text' | 'paragraph' | 'number' | 'boolean' | 'date' | 'choice' | 'choices' | 'person' | 'link'
      choices: Generated<unknown>
      required: Generated<boolean>
      internal: Generated<boolean>
      sortable: Generated<boolean>
      position: number
      archived_at: string | null
      created_at: string
      created_by: string | null
      types: Generated<string[]>
    }
    custom_field_kind: {
      kind: string
      version: Generated<number>
    }
  }
}
