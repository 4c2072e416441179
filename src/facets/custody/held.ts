/** A row of what the ledger adds up to: who has how many of an item. */
export interface Held {
  readonly item_id: string
  readonly holder_id: string
  readonly quantity: number
  readonly since: string
  readonly due_back: string | null
}
