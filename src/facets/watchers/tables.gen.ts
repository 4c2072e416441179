// Written by `npm run types:db` from the migrated database. Do not edit.
export {}

declare module '#kernel/tables' {
  interface Tables {
    watcher: {
      entity_id: string
      principal_id: string
      role: 'watcher' | 'affected' | 'copied'
      created_at: string
      created_by: string | null
    }
  }
}
