// Written by `npm run types:db` from the migrated database. Do not edit.
import type { Generated, GeneratedAlways } from 'kysely'

declare module '#kernel/tables' {
  interface Tables {
    import: {
      id: string
      key: string
      title: string
      audience_id: number
      archived: Generated<boolean>
      importer: string | null
      state: Generated<'reading' | 'refused' | 'mapping' | 'rehearsing' | 'rehearsed' | 'running' | 'stopped' | 'done' | 'undoing' | 'undone'>
      size: number
      options: Generated<unknown>
      zone: string | null
      counts: Generated<unknown>
      why: unknown
      job_id: string | null
      started_at: string | null
      finished_at: string | null
      undone_at: string | null
      cleared_at: string | null
      updated_at: string
    }
    import_chunk: {
      part_id: string
      n: number
      bytes: Buffer
    }
    import_deed: {
      id: GeneratedAlways<number>
      import_id: string
      n: number
      kind: string
      entity_id: string
      did: 'created' | 'changed'
      before: unknown
      after: unknown
      undone: boolean | null
      kept: unknown
    }
    import_mapping: {
      importer: string
      headings: Buffer
      mapping: unknown
      options: unknown
      used_at: string
      used_by: string | null
    }
    import_part: {
      id: string
      import_id: string
      role: 'main' | 'side'
      name: string
      size: number
      format: unknown
      sheets: Generated<string[]>
      heading: number
      columns: unknown
      mapping: Generated<unknown>
      rows: Generated<number>
      blank: Generated<number>
    }
    import_row: {
      part_id: string
      n: number
      cells: unknown
      problem: unknown
      link: string | null
      verdict: 'create' | 'update' | 'unchanged' | 'conflict' | 'error' | null
      label: string | null
      reasons: unknown
      notes: unknown
      changes: unknown
      entity_id: string | null
      done: Generated<boolean>
      settled: Generated<boolean>
      heard: Generated<boolean>
    }
  }
}
