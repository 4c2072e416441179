// Written by `npm run types:db` from the migrated database. Do not edit.
export {}

declare module '#kernel/tables' {
  interface Tables {
    directory: {
      id: string
      name: string
      kind: 'active-directory' | 'openldap'
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
  }
}
