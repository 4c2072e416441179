// Written by `npm run types:db` from the migrated database. Do not edit.
export {}

declare module '#kernel/tables' {
  interface Tables {
    shortage: {
      id: string
      source: string
      record_id: string
      missing: number
      at: string
      over_at: string | null
      work_id: string | null
      title: string | null
    }
  }
}
