// Written by `npm run types:db` from the migrated database. Do not edit.
import type { Generated } from 'kysely'

declare module '#kernel/tables' {
  interface Tables {
    directory: {
      id: string
      name: string
      kind: 'active-directory' | 'openldap' | 'scim'
      address: string
      start_tls: boolean
      ca: string | null
      bind_dn: string
      bind_password: Buffer | null
      base_dn: string
      people_filter: string
      groups_filter: string
      mapping: unknown
      every_hours: number
      most_gone_percent: number
      active: boolean
      made_at: string
      changed_at: string
      signs_in: Generated<boolean>
      version: Generated<number>
    }
    directory_person: {
      directory_id: string
      entry_id: string
      person_id: string
      dn: string
      seen_at: string
      missing_since: string | null
      disabled_since: string | null
    }
    directory_run: {
      id: string
      directory_id: string
      began_at: string
      ended_at: string
      outcome: 'done' | 'asks' | 'failed'
      counts: unknown
      lines: unknown
      error: string | null
    }
    directory_team: {
      directory_id: string
      entry_id: string
      team_id: string
    }
    provisioned: {
      id: string
      directory_id: string
      kind: 'User' | 'Group'
      name: string
      external_id: string | null
      resource: unknown
      version: number
      made_at: string
      changed_at: string
    }
    provisioning: {
      directory_id: string
      token_hash: Buffer | null
      token_made_at: string | null
      expires_at: string | null
      networks: string[]
      last_used_at: string | null
      last_ip: string | null
      refused_at: string | null
      refused_ip: string | null
    }
    provisioning_call: {
      id: string
      directory_id: string
      at: string
      method: string
      path: string
      status: number
      detail: string
    }
  }
}
