// Written by `npm run types:db` from the migrated database. Do not edit.
export {}

declare module '#kernel/tables' {
  interface Tables {
    place_pin: {
      plan_id: string
      place_id: string
      x: number
      y: number
    }
    place_plan: {
      place_id: string
      file_id: string
    }
  }
}
