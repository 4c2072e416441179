import { z } from 'zod'
import { Id, Instant, paging, Verdict } from '#lib/contract'
import { Named } from '#lib/shapes'

export const protocolKinds = ['hand-over', 'return'] as const
/** What became of a thing: given, brought back, not there, or left with the person by agreement. */
export const outcomes = ['handed', 'returned', 'missing', 'stays'] as const
export type Outcome = (typeof outcomes)[number]
export const states = ['waiting', 'signed', 'withdrawn'] as const
export type State = (typeof states)[number]

export const Item = z.object({
  /** None of what is no asset: a seat, a key. */
  id: Id.nullable(),
  what: z.string().meta({ title: 'What' }),
  name: z.string().meta({ title: 'Name' }),
  tag: z.string().meta({ title: 'Asset tag' }),
  serial: z.string().meta({ title: 'Serial number' }),
  quantity: z.int().meta({ title: 'How many' }),
  outcome: z.enum(outcomes).meta({ title: 'Outcome' }),
  note: z.string().meta({ title: 'Note' }),
})
export type Item = z.output<typeof Item>

/** All that is signed, and nothing else: its canonical JSON is what the hash is of. */
export const Content = z.object({
  kind: z.enum(protocolKinds),
  organisation: z.string(),
  person: Named.extend({ key: z.string() }),
  by: Named,
  at: Instant,
  items: z.array(Item),
  note: z.string(),
  terms: z.object({ version: z.int(), text: z.string() }).nullable(),
})
export type Content = z.output<typeof Content>

/** The field that is drawn on; points lie within it. */
export const field = { width: 1000, height: 300 }
const Point = z.tuple([z.int().min(0).max(field.width), z.int().min(0).max(field.height)])
export const Strokes = z
  .array(z.array(Point).min(1).max(2000))
  .max(200)
  .meta({ title: 'Drawn', description: 'Lines of points on a field of 1000 by 300' })
export type Strokes = z.output<typeof Strokes>

export const ProtocolRow = z.object({
  id: Id,
  kind: z.enum(protocolKinds),
  state: z.enum(states),
  person: Named.extend({ key: z.string() }).nullable().meta({ title: 'Person' }),
  count: z.int().meta({ title: 'Things' }),
  created_at: Instant.meta({ title: 'Made' }),
  signed_at: Instant.nullable().meta({ title: 'Signed' }),
})
export type ProtocolRow = z.output<typeof ProtocolRow>

export const ProtocolView = ProtocolRow.extend({
  /** None once the person was erased. */
  content: Content.nullable(),
  hash: z.string(),
  /** At whose screen: their own, or that of whoever handed it over. */
  way: z.enum(['own', 'here']).nullable(),
  signed_by: z.string().nullable(),
  signed_name: z.string().nullable(),
  strokes: Strokes.nullable(),
  /** Whoever looks is the one who is to sign. */
  mine: z.boolean(),
  can: z.object({ sign: Verdict, remind: Verdict, withdraw: Verdict }),
})
export type ProtocolView = z.output<typeof ProtocolView>

export const Signing = z.object({
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ title: 'Hash of what was read' }),
  name: z.string().trim().min(1).max(200).meta({ title: 'Name' }),
  strokes: Strokes.default([]),
})

export const ListProtocols = z.object({
  person_id: Id.optional().meta({ title: 'Person', of: 'person' }),
  asset_id: Id.optional().meta({ title: 'Asset', of: 'asset' }),
  state: z.enum(states).optional().meta({ title: 'State' }),
  ...paging,
})

export const TermsView = z.object({
  version: z.int().meta({ title: 'Version' }),
  text: z.string().meta({ title: 'Text' }),
  created_at: Instant.meta({ title: 'Since' }),
  by: z.string().meta({ title: 'By' }),
})
export type TermsView = z.output<typeof TermsView>
