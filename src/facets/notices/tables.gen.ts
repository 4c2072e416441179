// Written by `npm run types:db` from the migrated database. Do not edit.
import type { Generated } from 'kysely'

declare module '#kernel/tables' {
  interface Tables {
    notice: {
      id: string
      person_id: string
      fact: string
      kind: string
      rank: number
      entity_id: string | null
      part: string | null
      inside: boolean
      needs: string | null
      leads_to: string | null
      by_id: string
      said: unknown
      request_id: string
      at: string
      read_at: string | null
      spared: boolean
      how: 'now' | 'digest' | null
      mail_at: string | null
      mailed_at: string | null
    }
    notice_push: {
      notice_id: string
      device_id: string
      run_after: string
      attempts: Generated<number>
    }
    notice_wish: {
      person_id: string
      choices: unknown
      digest_minute: number
      quiet_from: number | null
      quiet_to: number | null
      only_at_work: boolean
      urgent: boolean
    }
    push_device: {
      id: string
      person_id: string
      name: string
      reach: Buffer
      mark: Buffer
      made_at: string
      pushed_at: string | null
      failing_since: string | null
    }
    push_key: {
      id: string
      one: Generated<boolean>
      public: string
      private: Buffer
      made_at: string
    }
  }
}
