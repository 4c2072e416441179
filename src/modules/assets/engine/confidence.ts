/** From where one knows that a thing is there. */
export const evidenceKinds = ['scan', 'hand-over', 'network', 'agent'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

/** How sure one is the moment it is learnt, and after how many days half of that is left. */
export const weights: Readonly<Record<EvidenceKind, { readonly sure: number; readonly halfLife: number }>> = {
  // Somebody held it in their hands there.
  scan: { sure: 0.98, halfLife: 365 },
  // Somebody signed for it; where they put it then is their affair.
  'hand-over': { sure: 0.9, halfLife: 180 },
  // It was seen at an outlet of the place.
  network: { sure: 0.8, halfLife: 14 },
  // It is alive, though from anywhere.
  agent: { sure: 0.5, halfLife: 30 },
}

export interface Evidence {
  readonly kind: EvidenceKind
  /** In milliseconds. */
  readonly at: number
}

const day = 86_400_000

/** What one piece of evidence is worth now: sure × 2^(−age / half-life); what lies ahead counts as of now. */
export const worthOf = ({ kind, at }: Evidence, now: number): number =>
  weights[kind].sure * 2 ** (-Math.max(0, now - at) / day / weights[kind].halfLife)

/**
 * How sure one may be that a thing is where the book says, between 0 and 1: one less the chance that the latest evidence of
 * each kind is out of date, the kinds taken as independent of one another: 1 − Π (1 − worth). Older evidence of a kind adds nothing.
 */
export function confidence(evidence: readonly Evidence[], now: number): number {
  const latest = new Map<EvidenceKind, number>()
  for (const one of evidence) latest.set(one.kind, Math.max(latest.get(one.kind) ?? 0, worthOf(one, now)))
  return 1 - [...latest.values()].reduce((doubt, worth) => doubt * (1 - worth), 1)
}
