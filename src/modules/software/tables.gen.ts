// Written by `npm run types:db` from the migrated database. Do not edit.
import type { Generated, GeneratedAlways } from 'kysely'

declare module '#kernel/tables' {
  interface Tables {
    allocation: {
      entitlement_id: string
      holder_id: string
      since: string
    }
    audit_pack: {
      id: string
      vendor_id: string
      as_of: string
      made_at: string
      made_by: string
      content: string
      sha256: string
      products: number
      installs: number
      short: number
    }
    denied_found: {
      product_id: string
      device_id: string
      found_at: string
    }
    entitlement: {
      id: string
      product_id: string
      vendor_id: string | null
      metric: string
      quantity: number
      starts_on: string | null
      ends_on: string | null
      cost_minor: number | null
      currency: string | null
      per: string
      order_no: Generated<string>
      order_line: Generated<string>
      upgrade: Generated<boolean>
      downgrade: Generated<boolean>
      second_use: Generated<boolean>
      note: Generated<string>
      created_at: string
      peak_months: number | null
    }
    installation: {
      device_id: string
      package_id: number
      first_seen: string
      last_seen: string | null
    }
    licence_key: {
      id: string
      entitlement_id: string
      label: Generated<string>
      kept: Buffer
      ending: string
      activations: number | null
      added_at: string
      added_by: string
    }
    licence_key_sight: {
      id: string
      key_id: string | null
      at: string
      by_id: string
      reason: string
      holder_id: string | null
      given_back_at: string | null
      product_id: string | null
      label: string | null
      ending: string | null
    }
    licence_peak: {
      product_id: string
      day: string
      source: string
      peak: number
      unit: 'user' | 'device' | 'session'
      said_at: string
    }
    need_forecast: {
      product_id: string
      short_on: string
      short: number
      needed: number
      owned: number
      cost_minor: number | null
      currency: string | null
    }
    package: {
      id: GeneratedAlways<number>
      name: string
      version: string
      publisher: string
      source: string
      product_id: string | null
      folded: GeneratedAlways<string>
      stem: GeneratedAlways<string>
      numbers: GeneratedAlways<string[]>
    }
    product: {
      id: string
      key: string
      title: string
      audience_id: number
      archived: Generated<boolean>
      publisher: Generated<string>
      vendor_id: string | null
      family: Generated<string>
      edition: Generated<number>
      release: Generated<number>
      licensing: 'paid' | 'free'
      denied: Generated<boolean>
      denied_why: Generated<string>
      support_ends: string | null
      note: Generated<string>
      installed: Generated<number>
      owned: Generated<number>
      covered: Generated<number>
      short: Generated<number>
      spare: Generated<number>
      risk_minor: number | null
      idle_minor: number | null
      currency: string | null
      updated_at: string
    }
    product_rule: {
      id: string
      product_id: string
      publisher: Generated<string>
      name: string
      source: Generated<string>
      version_from: Generated<string>
      version_below: Generated<string>
    }
    seat_wish: {
      product_id: string
      person_id: string
      since: string
    }
    software_device: {
      device_id: string
      seen_at: string
      cores: number | null
      processors: number | null
    }
    suite_member: {
      suite_id: string
      member_id: string
    }
    vendor_seat: {
      id: string
      product_id: string
      account: string
      name: Generated<string>
      person_id: string | null
      by_hand: Generated<boolean>
      source: string
      last_used: string | null
      since: string
      seen_at: string
      ended_at: string | null
      said_by: Generated<string[]>
    }
  }
}
