/** From where one knows that a thing is there. */
export const evidenceKinds = ['scan', 'hand-over', 'network', 'agent'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

interface Weight {
  /** How sure one is the moment it is learnt. */
  readonly sure: number
  /** After how many days half of that is left. */
  readonly halfLife: number
}

/**
 * What each kind says, and for how long. A scan: somebody held it in their hands there. A hand-over: somebody signed for it; where they put
 * it then is their affair. The network: it had an address of the place, which is as exact as that network is wide, often a whole site, so it
 * is worth less than a signature; and it is renewed with every report, so what is two weeks old says that the device is silent or has gone.
 * An agent: it is alive, though from anywhere.
 */
export const weights: Readonly<Record<EvidenceKind, Weight>> = {
  scan: { sure: 0.98, halfLife: 365 },
  'hand-over': { sure: 0.9, halfLife: 180 },
  network: { sure: 0.6, halfLife: 14 },
  agent: { sure: 0.5, halfLife: 30 },
}

/**
 * The network saw it at another place. That it is not here needs no exact network, so this is surer than that it is: only an address that
 * was given to the wrong place speaks against it. It fades as slowly as an agent's word: whoever has left does not come back by being silent.
 */
const against: Weight = { sure: 0.9, halfLife: 30 }

export interface Evidence {
  readonly kind: EvidenceKind
  /** In milliseconds. */
  readonly at: number
  /** It was seen there, but at another place than the book says. */
  readonly elsewhere?: true
}

const day = 86_400_000

/** What one piece of evidence is worth now, for the book or against it: sure × 2^(−age / half-life); what lies ahead counts as of now. */
export function worthOf({ kind, at, elsewhere }: Evidence, now: number): number {
  const { sure, halfLife } = elsewhere ? against : weights[kind]
  return sure * 2 ** (-Math.max(0, now - at) / day / halfLife)
}

/** Who has it in their hands knows better than what was heard before. */
const byHand = ({ kind }: Evidence) => kind === 'scan' || kind === 'hand-over'

/** What speaks against the book: what was seen elsewhere since somebody last had it in their hands. */
const contrary = (evidence: readonly Evidence[]): Evidence[] => {
  const hands = Math.max(...evidence.filter(byHand).map(({ at }) => at), Number.NEGATIVE_INFINITY)
  return evidence.filter(({ elsewhere, at }) => elsewhere && at > hands)
}

/** Whether a thing was seen elsewhere than the book says, and nobody has had it in their hands since. */
export const isStray = (evidence: readonly Evidence[]): boolean => contrary(evidence).length > 0

const doubtOf = (worths: readonly number[]) => worths.reduce((doubt, worth) => doubt * (1 - worth), 1)

/**
 * How sure one may be that a thing is where the book says, between 0 and 1: one less the chance that the latest evidence of
 * each kind is out of date, the kinds taken as independent of one another: 1 − Π (1 − worth). Older evidence of a kind adds nothing.
 * Where it was seen elsewhere since, that times the chance that this is wrong: × (1 − worth of the latest).
 */
export function confidence(evidence: readonly Evidence[], now: number): number {
  const latest = new Map<EvidenceKind, number>()
  for (const one of evidence)
    if (!one.elsewhere) latest.set(one.kind, Math.max(latest.get(one.kind) ?? 0, worthOf(one, now)))
  const refuted = Math.max(0, ...contrary(evidence).map((one) => worthOf(one, now)))
  return (1 - doubtOf([...latest.values()])) * (1 - refuted)
}
