// Written by `npm run types:db` from the migrated database. Do not edit.
export {}

declare module '#kernel/tables' {
  interface Tables {
    recent: {
      person_id: string
      entity_id: string
      at: string
    }
  }
}
