// Written by `npm run types:db` from the migrated database. Do not edit.
export {}

declare module '#kernel/tables' {
  interface Tables {
    expiry_raised: {
      source_id: string
      on_day: string
      at: string
    }
  }
}
