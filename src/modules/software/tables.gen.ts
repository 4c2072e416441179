// Written by `npm run types:db` from the migrated database. Do not edit.
import type { GeneratedAlways } from 'kysely'

declare module '#kernel/tables' {
  interface Tables {
    installation: {
      device_id: string
      package_id: number
      first_seen: string
      last_seen: string | null
    }
    package: {
      id: GeneratedAlways<number>
      name: string
      version: string
      publisher: string
      source: string
    }
  }
}
