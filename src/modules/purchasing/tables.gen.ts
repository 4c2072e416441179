// Written by `npm run types:db` from the migrated database. Do not edit.
import type { Generated } from 'kysely'

declare module '#kernel/tables' {
  interface Tables {
    purchase: {
      id: string
      key: string
      title: string
      audience_id: number
      archived: Generated<boolean>
      status: 'draft' | 'asked' | 'approved' | 'refused' | 'ordered' | 'partly' | 'received' | 'closed' | 'cancelled'
      requester_id: string
      vendor_id: string | null
      cost_centre: Generated<string>
      needed_by: string | null
      note: Generated<string>
      currency: string
      net_minor: number
      tax_minor: number
      decided_by: string | null
      decided_at: string | null
      decision: Generated<string>
      order_no: Generated<string>
      ordered_by: string | null
      ordered_on: string | null
      promised_on: string | null
      received_on: string | null
      ended_why: Generated<string>
      updated_at: string
      edited_by: Generated<string[]>
    }
    purchase_invoice: {
      id: string
      purchase_id: string
      sort: 'invoice' | 'credit'
      number: string
      dated_on: string
      net_minor: number
      tax_minor: number
      status: 'held' | 'matched' | 'accepted' | 'returned'
      entered_by: string
      settled_by: string | null
      settled_at: string | null
      why: Generated<string>
      created_at: string
    }
    purchase_invoice_line: {
      invoice_id: string
      line_id: string
      quantity: number
      net_minor: number
    }
    purchase_line: {
      id: string
      purchase_id: string
      position: number
      sort: 'thing' | 'asset' | 'licence'
      title: string
      asset_type: Generated<string>
      manufacturer: Generated<string>
      model: Generated<string>
      metric: Generated<string>
      quantity: number
      unit_minor: number
      tax_rate: number
      starts_on: string | null
      ends_on: string | null
      months: number | null
      per: Generated<'once' | 'month' | 'year'>
    }
    purchase_piece: {
      id: string
      receipt_id: string
      line_id: string
      record_id: string | null
      serial: Generated<string>
      return_id: string | null
    }
    purchase_receipt: {
      id: string
      purchase_id: string
      received_on: string
      received_by: string
      note: Generated<string>
      over_why: Generated<string>
      created_at: string
    }
    purchase_receipt_line: {
      receipt_id: string
      line_id: string
      quantity: number
    }
    purchase_return: {
      id: string
      purchase_id: string
      receipt_id: string
      line_id: string
      quantity: number
      returned_on: string
      reason: 'faulty' | 'damaged' | 'wrong' | 'too-many' | 'other'
      rma: Generated<string>
      expects: 'credit' | 'replacement'
      note: Generated<string>
      returned_by: string
      created_at: string
    }
  }
}
