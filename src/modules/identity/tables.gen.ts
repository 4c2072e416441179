// Written by `npm run types:db` from the migrated database. Do not edit.
import type { Generated } from 'kysely'

declare module '#kernel/tables' {
  interface Tables {
    account_seen: {
      id: string | null
      name: string | null
      email: string | null
      signed_in_at: string | null
      created_at: string | null
      state: string | null
      invited_until: string | null
    }
    api_token_seen: {
      id: string | null
      name: string | null
      person_id: string | null
      person: string | null
      permissions: string[] | null
      created_at: string | null
      expires_at: string | null
      last_used_at: string | null
      last_ip: string | null
      state: string | null
      networks: string[] | null
      refused_at: string | null
      refused_ip: string | null
    }
    emergency_account: {
      person_id: string
      marked_at: string
      tried_at: string | null
      told_at: string | null
    }
    linked_identity: {
      id: string
      provider_id: string
      subject: string
      person_id: string
      linked_at: string
      last_used_at: string
    }
    mail_seen: {
      id: string | null
      recipient: string | null
      subject: string | null
      created_at: string | null
      not_before: string | null
      sent_at: string | null
      attempts: number | null
      last_error: string | null
      entity_id: string | null
      entity_key: string | null
      state: string | null
    }
    pending_change: {
      id: string
      asked_by: string
      asked_at: string
      expires_at: string
      endpoint: string
      input: Buffer
      gains: unknown
      rests: string
      state: 'waiting' | 'confirmed' | 'declined' | 'withdrawn' | 'expired'
      decided_by: string | null
      decided_at: string | null
      reason: string | null
    }
    role_grant_seen: {
      id: string | null
      principal_id: string | null
      principal: string | null
      principal_kind: string | null
      role: string | null
      team_id: string | null
      team: string | null
      granted_at: string | null
      granted_by: string | null
      place_id: string | null
      place: string | null
    }
    sign_in: {
      id: string
      person_id: string
      at: string
      how: string
      result: string
      ip: string
      agent: string
      provider: string | null
      viewer_id: string | null
    }
    sign_in_attempt: {
      token_hash: Buffer
      provider_id: string
      purpose: 'enter' | 'prove' | 'try'
      session_id: string | null
      redirect_uri: string
      next: string
      begun_at: string
      expires_at: string
    }
    sign_in_provider: {
      id: string
      name: string
      label: string
      issuer: string
      client_id: string
      client_secret: Buffer | null
      address_claim: string
      domains: string[]
      admits: 'accounts' | 'directory' | 'anyone'
      factor_values: string[]
      active: boolean
      made_at: string
      changed_at: string
      protocol: Generated<'openid' | 'saml'>
      sso_url: string | null
      certificates: Generated<string[]>
      own_key: Buffer | null
      own_certificate: string | null
      signs_requests: Generated<boolean>
      own_key_before: Buffer | null
      version: Generated<number>
    }
  }
}
