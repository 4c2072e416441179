// Written by `npm run types:db` from the migrated database. Do not edit.
import type { Generated } from 'kysely'

declare module '#kernel/tables' {
  interface Tables {
    contract: {
      id: string
      key: string
      title: string
      audience_id: number
      archived: Generated<boolean>
      vendor_id: string
      owner_id: string | null
      number: Generated<string>
      type: string
      note: Generated<string>
      starts_on: string
      first_end: string | null
      renewal: string
      renews_months: number | null
      notice_amount: number
      notice_unit: string
      notice_to: string
      notice_in: string
      calendar_id: string | null
      cancelled_on: string | null
      cost_minor: number | null
      currency: string | null
      per: string
      indexation: Generated<number>
      ends_on: string | null
      until_on: string | null
      notice_on: string | null
      bound_until: string | null
      updated_at: string
    }
    vendor: {
      id: string
      key: string
      title: string
      audience_id: number
      archived: Generated<boolean>
      website: Generated<string>
      services: Generated<string>
      tier: '1' | '2' | '3' | '4' | null
      account_no: Generated<string>
      note: Generated<string>
      updated_at: string
    }
    vendor_contact: {
      id: string
      vendor_id: string
      name: string
      role: Generated<string>
      email: Generated<string>
      phone: Generated<string>
    }
  }
}
