import { z } from 'zod'
import { Id, Instant } from './contract.ts'

/** What the sealed history says to others, as its API, its file of heads and its exported proofs write it. */
const Hex = z.string().regex(/^[0-9a-f]{64}$/)
const Path = z.array(Hex).max(120)

/** A signed statement: so many events are sealed, and this is the root of their tree. */
export const Head = z.object({
  size: z.int().positive().meta({ title: 'Events' }),
  root: Hex.meta({ title: 'Root' }),
  /** The size of the head before it, and the root of what has come since alone. */
  previous: z.int().nonnegative(),
  batch: Hex,
  at: z.iso.datetime().meta({ title: 'Sealed' }),
  /** The public key it is signed with, and the signature: Ed25519, base64url. */
  key: z
    .string()
    .regex(/^[\w-]{43}$/)
    .meta({ title: 'Key' }),
  signature: z.string().regex(/^[\w-]{86}$/),
})
export type Head = z.output<typeof Head>

/**
 * All that is said of an event beside its payload, for which the commitment stands. The transaction's number is not part
 * of it: it is an accident of the server, and another one after a move.
 */
export const EventHeader = z.object({
  id: z.int(),
  at: Instant,
  kind: z.string(),
  schema_version: z.int(),
  subject_id: Id,
  subject_kind: z.string(),
  audience_id: z.int(),
  granted: z.boolean(),
  actor_id: Id,
  on_behalf_of: Id.nullable(),
  cause_id: z.int().nullable(),
  request_id: Id,
  session_id: Id.nullable(),
  token_id: Id.nullable(),
  origin: z.enum(['user', 'flow', 'schedule', 'import', 'undo', 'system']),
  commitment: Hex,
})
export type EventHeader = z.output<typeof EventHeader>

/** Shows by a head alone that an event is in the log; the contents come along for whoever may read them. */
export const EventProof = z.object({
  proof: z.literal('wheelhouse event 1'),
  event: EventHeader,
  content: z.object({ salt: z.string().regex(/^(?:[0-9a-f]{2})*$/), payload: z.string() }).nullable(),
  leaf: z.int().nonnegative().meta({ title: 'Place' }),
  path: Path,
  head: Head,
})
export type EventProof = z.output<typeof EventProof>

/** Shows by two heads alone that between them the log only grew. */
export const GrowthProof = z.object({
  proof: z.literal('wheelhouse growth 1'),
  from: Head,
  to: Head,
  path: Path,
})
export type GrowthProof = z.output<typeof GrowthProof>

export const Proof = z.discriminatedUnion('proof', [EventProof, GrowthProof])
export type Proof = z.output<typeof Proof>
