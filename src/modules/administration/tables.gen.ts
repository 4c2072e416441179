// Written by `npm run types:db` from the migrated database. Do not edit.
export {}

declare module '#kernel/tables' {
  interface Tables {
    alarm: {
      name: string
      since: string
    }
  }
}
