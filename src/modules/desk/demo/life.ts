/** Something that somebody did with a ticket at a moment, in epoch milliseconds; people by name. */
export type Done = { readonly at: number; readonly by: string } & (
  | { readonly is: 'take' | 'close' | 'supplier' }
  | { readonly is: 'reply'; readonly text: string; readonly waits?: true }
  | { readonly is: 'note' | 'asks'; readonly text: string }
  | { readonly is: 'raise'; readonly weight: Weight }
  | { readonly is: 'solve'; readonly text: string; readonly cause?: string | undefined }
  | { readonly is: 'cancel' }
  | { readonly is: 'spend'; readonly minutes: number; readonly note?: string }
)

/** Impact and urgency. */
export type Weight = readonly [number, number]

/** A ticket of the past, from its first word to its last. */
export interface Life {
  readonly kind: 'incident' | 'request'
  readonly title: string
  readonly asks: string
  readonly site: string
  readonly category: string
  readonly weight: Weight
  readonly opened: number
  readonly channel: 'portal' | 'mail' | 'phone'
  readonly words: string
  readonly tags: readonly string[]
  /** In the order of moments. */
  readonly deeds: readonly Done[]
  /** Of the outage: the one that leads, and those that became one with it. */
  readonly leads?: true
  readonly merged?: { readonly at: number; readonly by: string }
}

/** Somebody of the company, as the past needs to know them. */
export interface Known {
  readonly name: string
  readonly site: string
  readonly language: string
  readonly department: string
  readonly title: string
  /** First and last moment of their time with the company. */
  readonly from: number
  readonly until: number
  readonly starts_on: string
  readonly ends_on: string | null
  readonly manager?: string
}
