// Written by `npm run types:db` from the migrated database. Do not edit.
export {}

declare module '#kernel/tables' {
  interface Tables {
    link: {
      from_id: string
      relation: string
      to_id: string
      created_at: string
      created_by: string | null
    }
  }
}
