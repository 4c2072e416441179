/** One way in which it comes: what it is called, what is written, what is answered, what was done. Other words for the same stand behind ` | `. */
export type Case = readonly [title: string, words: string, reply: string, fix: string]

/** A kind of ticket that comes again and again. `{slots}` are filled when it is told. */
export interface Topic {
  readonly category: string
  readonly kind: 'incident' | 'request'
  /** How often it comes, against the others. */
  readonly rate: number
  /** Impact and urgency as a rule. */
  readonly weight: readonly [number, number]
  /** Who has it; else anybody. */
  readonly who?: 'office' | 'yard' | 'design'
  readonly cases: readonly Case[]
  readonly notes?: readonly string[]
  readonly cause?: string
  /** Minutes that somebody spends on it, about. */
  readonly effort: number
  /** The supplier who is often needed, and how often in a hundred. */
  readonly supplier?: readonly [name: Supplier, share: number]
}

export type Supplier = 'Nordlys Service' | 'Hansa IT Supply' | 'Telenett' | 'VaultWorks'
