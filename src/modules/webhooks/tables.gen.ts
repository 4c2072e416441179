// Written by `npm run types:db` from the migrated database. Do not edit.
import type { Generated, GeneratedAlways } from 'kysely'

declare module '#kernel/tables' {
  interface Tables {
    webhook: {
      id: string
      name: string
      address: string
      kinds: string[]
      secret: Buffer
      secret_before: Buffer | null
      before_until: string | null
      active: boolean
      off_why: 'gone' | 'failing' | null
      person_id: string
      made_at: string
      changed_at: string
      tx: Generated<string>
      event_id: number
      failing_since: string | null
      delivered_at: string | null
      rests_until: string | null
      holder: string | null
      held_until: string | null
      version: Generated<number>
    }
    webhook_delivery: {
      id: GeneratedAlways<number>
      webhook_id: string
      event_id: number | null
      state: 'waiting' | 'done' | 'dead' | 'withheld'
      made_at: Generated<string>
      run_after: Generated<string>
      begun_at: Generated<string>
      attempts: Generated<number>
      tried_at: string | null
      status: number | null
      why: string | null
      detail: string | null
    }
  }
}
