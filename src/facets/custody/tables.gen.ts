// Written by `npm run types:db` from the migrated database. Do not edit.
import type { Generated } from 'kysely'

declare module '#kernel/tables' {
  interface Tables {
    custody_move: {
      id: string
      item_id: string
      quantity: number
      from_id: string | null
      to_id: string | null
      at: string
      actor_id: string
      reason: string
      note: Generated<string>
      due_back: string | null
      batch: string
      part_id: string | null
      part_kind: string | null
      part: string | null
    }
    holding: {
      item_id: string
      holder_id: string
      quantity: number
      since: string
      due_back: string | null
    }
    part_holding: {
      item_id: string
      part_id: string
      holder_id: string
      quantity: number
      since: string
      due_back: string | null
    }
  }
}
