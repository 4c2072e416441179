// Written by `npm run types:db` from the migrated database. Do not edit.
import type { Generated, GeneratedAlways } from 'kysely'

declare module '#kernel/tables' {
  interface Tables {
    account: {
      person_id: string
      email: string
      password_hash: string | null
      password_changed_at: string | null
      signed_in_at: string | null
      disabled_at: string | null
      language: Generated<string>
      zone: Generated<string>
      preferences: Generated<unknown>
      created_at: string
      came_by_directory_at: string | null
    }
    administrator: {
      person_id: string | null
    }
    api_token: {
      id: string
      token_hash: Buffer
      person_id: string
      name: string
      permissions: string[]
      created_at: string
      expires_at: string | null
      last_used_at: string | null
      last_ip: string | null
      revoked_at: string | null
      networks: Generated<string[]>
      refused_at: string | null
      refused_ip: string | null
    }
    audience: {
      id: GeneratedAlways<number>
      principals: string[]
      private: Generated<boolean>
    }
    audience_member: {
      principal_id: string
      audience_id: number
    }
    authenticator_app: {
      person_id: string
      secret: Buffer
      made_at: string
      confirmed_at: string | null
      last_step: Generated<number>
    }
    disk_place: {
      place: string
      free_mb: number
      low: boolean
      since: string
      seen_at: string
    }
    doc: {
      entity_id: string
      part: string
      audience_id: number
      granted: Generated<boolean>
      kind: string
      tokens: string
    }
    entity: {
      id: string
      kind: string
      key: string
      title: string
      audience_id: number
      merged_into: string | null
      version: Generated<number>
      created_at: string
      created_by: string | null
      archived_at: string | null
    }
    entity_grant: {
      principal_id: string
      entity_id: string
      reason: string
    }
    event: {
      id: GeneratedAlways<number>
      tx: Generated<string>
      at: string
      kind: string
      schema_version: Generated<number>
      subject_id: string
      subject_kind: string
      audience_id: number
      granted: Generated<boolean>
      actor_id: string
      on_behalf_of: string | null
      cause_id: number | null
      request_id: string
      session_id: string | null
      token_id: string | null
      origin: 'user' | 'flow' | 'schedule' | 'import' | 'undo' | 'system'
      commitment: Buffer
    }
    event_data: {
      event_id: number
      salt: Buffer
      payload: string
    }
    external_id: {
      source: string
      kind: string
      external_id: string
      entity_id: string
    }
    forward_cursor: {
      place: string
      leaf: number
      back: number
      holder: string | null
      seen_at: string | null
      sent_at: string | null
      failing_since: string | null
      error: string | null
    }
    guess: {
      target: string
      tries: number
      last_at: string
      blocked_until: string | null
    }
    half_sign_in: {
      id: string
      token_hash: Buffer
      person_id: string
      created_at: string
      expires_at: string
    }
    idempotency: {
      id: string
      principal_id: string
      key: string
      asked: Buffer
      answer: Buffer | null
      created_at: Generated<string>
    }
    job: {
      id: string
      task: string
      input: unknown
      unique_key: string | null
      state: Generated<'waiting' | 'running' | 'done' | 'failed' | 'cancelled'>
      run_after: string
      attempts: Generated<number>
      worker: number | null
      created_by: string | null
      created_at: string
      started_at: string | null
      finished_at: string | null
      cancel: Generated<boolean>
      progress: Generated<unknown>
      result: unknown
      error: string | null
    }
    legal_hold: {
      id: string
      entity_id: string
      name: string
      reason: string
      until: string | null
      placed_at: string
      placed_by: string
      released_at: string | null
      released_by: string | null
    }
    mail: {
      id: string
      message_id: string
      entity_id: string | null
      sender: string | null
      recipient: string
      subject: string
      body_text: string
      body_html: string | null
      headers: Generated<unknown>
      secret: Generated<boolean>
      created_at: string
      created_by: string | null
      not_before: string
      not_after: string | null
      attempts: Generated<number>
      state: Generated<'waiting' | 'sending' | 'sent' | 'failed' | 'withdrawn' | 'expired'>
      sending_at: string | null
      last_error: string | null
      sent_at: string | null
    }
    membership: {
      team_id: string
      person_id: string
      lead: Generated<boolean>
    }
    one_time_link: {
      id: string
      kind: 'setup' | 'invitation' | 'reset'
      token_hash: Buffer
      person_id: string | null
      created_by: string | null
      created_at: string
      expires_at: string
      used_at: string | null
    }
    outbox: {
      id: GeneratedAlways<number>
      event_id: number
      subscriber: string
      run_after: Generated<string>
      attempts: Generated<number>
      last_error: string | null
      dead_at: string | null
    }
    own_role: {
      name: string
      text: Generated<string>
      permissions: string[]
      staff: Generated<boolean>
      based_on: string | null
      version: Generated<number>
      created_at: string
      created_by: string | null
      changed_at: string
    }
    passkey: {
      id: string
      person_id: string
      name: string
      credential_id: Buffer
      public_key: Buffer
      counter: number
      transports: string[]
      rp_id: string
      synced: boolean
      made_at: string
      last_used_at: string | null
    }
    passkey_challenge: {
      challenge: string
      purpose: string
      person_id: string | null
      expires_at: string
    }
    principal: {
      id: string
      kind: 'person' | 'team' | 'group' | 'system'
      name: string
      active: Generated<boolean>
    }
    record_words: {
      entity_id: string
      words: string | null
      audience_id: number | null
      kind: string | null
      changed_at: Generated<string>
    }
    recovery_code: {
      person_id: string
      code_hash: Buffer
      used_at: string | null
    }
    role_grant: {
      id: string
      principal_id: string
      role: string
      team_id: string | null
      granted_by: string | null
      granted_at: string
      place_id: string | null
    }
    schedule: {
      name: string
      last_run: string | null
      failures: Generated<number>
      last_error: string | null
      run_after: string | null
    }
    seal_head: {
      size: number
      root: Buffer
      previous: number
      batch: Buffer
      at: string
      key: string
      signature: string
      frontier: Buffer
      tx: Generated<string>
      event_id: number
    }
    seal_key: {
      key: string
      before: string
      size: number
      at: string
      signature: string
    }
    seal_leaf: {
      leaf: number
      event_id: number
      hash: Buffer
    }
    seal_mail: {
      recipient: string
      left_at: string
      left_size: Generated<number>
      size: number | null
      mail_id: string | null
    }
    seal_node: {
      level: number
      position: number
      hash: Buffer
    }
    seal_place: {
      place: string
      size: number
      trouble: string | null
      seen_at: string
    }
    second_factor: {
      person_id: string | null
      since: string | null
    }
    session: {
      id: string
      token_hash: Buffer
      previous_hash: Buffer | null
      previous_until: string | null
      person_id: string
      created_at: string
      seen_at: string
      rotated_at: string
      expires_at: string
      idle_seconds: number
      ip: string
      agent: string
      proven_at: Generated<string>
      factor_elsewhere: Generated<boolean>
      viewing_id: string | null
      viewing_until: string | null
    }
    setting: {
      name: string
      value: unknown
    }
    site_group: {
      place_id: string
      principal_id: string
    }
    standing_change: {
      id: GeneratedAlways<number>
      at: Generated<string>
    }
  }
}
