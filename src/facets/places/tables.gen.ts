// Written by `npm run types:db` from the migrated database. Do not edit.
import type { Generated } from 'kysely'

declare module '#kernel/tables' {
  interface Tables {
    place: {
      id: string
      key: string
      title: string
      audience_id: number
      archived: Generated<boolean>
      level: 'region' | 'site' | 'building' | 'floor' | 'room' | 'area'
      parent_id: string | null
      path: string[]
      code: Generated<string>
      address: unknown
      phone: Generated<string>
      email: Generated<string>
      contact_id: string | null
      zone: string | null
      calendar_id: string | null
      latitude: number | null
      longitude: number | null
      capacity: number | null
      note: Generated<string>
      updated_at: string
      networks: Generated<string[]>
      silent_networks: Generated<string[]>
    }
  }
}
