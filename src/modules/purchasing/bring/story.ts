import type { LineDraft } from '../schemas.ts'

/** Who did something, and when. */
export interface Step {
  readonly by: string
  readonly at: string
}

/** What came of a line, by its place among the lines; what it became. */
export interface Came {
  readonly line: number
  readonly quantity: number
  readonly pieces: readonly { readonly serial: string; readonly record_id: string | null }[]
}

export interface ToldReceipt extends Step {
  readonly on: string
  readonly note: string
  readonly lines: readonly Came[]
}

export interface ToldInvoice extends Step {
  readonly number: string
  readonly dated_on: string
  readonly lines: readonly { readonly line: number; readonly quantity: number; readonly net: number }[]
  readonly tax: number
  /** Somebody let it pass though it is not right. */
  readonly accepted?: Step & { readonly why: string }
}

/** A purchase that went its way elsewhere, or before this house was there: as far as it went. */
export interface Story {
  readonly name: string
  readonly vendor_id: string | null
  readonly requester_id: string
  readonly cost_centre: string
  readonly needed_by: string | null
  readonly note: string
  readonly lines: readonly LineDraft[]
  readonly created_at: string
  readonly asked?: Step
  readonly decided?: Step & { readonly approved: boolean; readonly text: string }
  readonly ordered?: Step & {
    readonly on: string
    readonly order_no: string
    readonly promised_on: string | null
  }
  readonly receipts: readonly ToldReceipt[]
  readonly invoices: readonly ToldInvoice[]
  readonly ended?: Step & { readonly how: 'closed' | 'cancelled'; readonly why: string }
}
