// Written by `npm run types:db` from the migrated database. Do not edit.
import type { Generated } from 'kysely'

declare module '#kernel/tables' {
  interface Tables {
    file: {
      id: string
      sha256: Buffer
      name: string
      media_type: string
      size: number
      entity_id: string | null
      comment_id: string | null
      audience_id: number | null
      granted: Generated<boolean>
      created_at: string
      created_by: string
      removed_at: string | null
    }
    file_chunk: {
      sha256: Buffer
      n: number
      bytes: Buffer
    }
    file_content: {
      sha256: Buffer
      size: number
      used_at: string
      scan: Generated<string>
      scan_found: string | null
    }
  }
}
