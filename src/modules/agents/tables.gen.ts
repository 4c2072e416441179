// Written by `npm run types:db` from the migrated database. Do not edit.
import type { Generated } from 'kysely'

declare module '#kernel/tables' {
  interface Tables {
    agent: {
      id: string
      device: string
      own_id: string
      serial: string
      uuid: string
      macs: string[]
      name: string
      tag: string
      client: string
      itemtype: string
      state: 'matched' | 'ambiguous' | 'new' | 'refused'
      asset_id: string | null
      candidates: Generated<unknown>
      before: unknown
      first_seen: string
      seen_at: string
      due_at: string
      private: Generated<boolean>
      said: Generated<unknown>
      differs: Generated<boolean>
      token_id: string | null
      gone_seen_at: string | null
      addresses: Generated<string[]>
      place_id: string | null
      place_since: string | null
      place_until: string | null
    }
    agent_fact: {
      asset_id: string
      field: string
      value: string
      was: string
      agent_id: string
      at: string
    }
    agent_load: {
      agent_id: string
      day: string
      memory: number[]
      cpu: number[]
    }
    agent_lock: {
      asset_id: string
      field: string
      by_id: string
      at: string
    }
    agent_raw: {
      id: string
      agent_id: string
      at: string
      body: Buffer
    }
    agent_report: {
      id: string
      at: string
      agent_id: string | null
      device: string
      ip: string
      outcome: 'changed' | 'unchanged' | 'refused'
      why: string | null
      sections: string[]
      bytes: number
      ms: number
    }
    agent_section: {
      agent_id: string
      section: string
      hash: Buffer
      content: unknown
      since: string
    }
    agent_token: {
      id: string
      name: string
      token_hash: Buffer | null
      made_at: string
      used_at: string | null
      used_ip: string | null
      private: Generated<boolean>
      own: Generated<boolean>
      asset_id: string | null
      agent_id: string | null
      certificate: string | null
      hash_before: Buffer | null
      before_until: string | null
      misused_at: string | null
      misused_device: string | null
      misused_ip: string | null
    }
  }
}
