// Written by `npm run types:db` from the migrated database. Do not edit.
import type { Generated } from 'kysely'

declare module '#kernel/tables' {
  interface Tables {
    comment: {
      id: string
      entity_id: string
      kind: 'description' | 'reply' | 'note'
      author_id: string
      author_name: string | null
      audience_id: number
      granted: boolean
      html: string
      body: string
      recipients: Generated<unknown>
      channel: Generated<'web' | 'mail' | 'api' | 'import' | 'phone'>
      created_at: string
      edited_at: string | null
      withdrawn_at: string | null
      external_id: string | null
      outside: Generated<boolean>
    }
    comment_earlier: {
      comment_id: string
      until: string
      html: string
    }
    comment_mention: {
      comment_id: string
      principal_id: string
    }
    draft: {
      person_id: string
      entity_id: string
      kind: 'reply' | 'note'
      html: string
      updated_at: string
    }
  }
}
