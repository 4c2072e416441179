/** One event as it is told outside. */
export interface Outgoing {
  /** The same at every try: by it a receiver knows what it has already. */
  readonly id: string
  readonly kind: string
  readonly at: string
  readonly subject: { readonly id: string; readonly kind: string; readonly key: string | null }
  readonly actor: { readonly id: string }
  readonly origin: string
  readonly request: string | null
  /** What the event said; null where that was erased, or is for those inside only. */
  readonly payload: unknown
}

/** CloudEvents 1.0, structured JSON. */
export const envelopeOf = ({ id, kind, at, subject, ...rest }: Outgoing, source: string): string =>
  JSON.stringify({
    specversion: '1.0',
    id,
    source,
    type: kind,
    subject: subject.key ?? subject.id,
    time: at,
    datacontenttype: 'application/json',
    data: { subject, ...rest },
  })
