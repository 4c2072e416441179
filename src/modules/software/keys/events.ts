import { z } from 'zod'
import { event, Id } from '#lib/contract'
import { eventLine } from '#kernel/event-lines'
import { w } from './words.ts'

// Nothing of a key itself, not even its ending, goes into the log: that is never changed again.

const facts = { lot_id: Id, label: z.string(), order_no: z.string() }

export const productKeysAdded = event(
  'product.keys-added',
  z.object({ ...facts, n: z.int(), activations: z.int().nullable() }),
)
export const productKeyRemoved = event('product.key-removed', z.object({ ...facts, key_id: Id }))
export const productKeySeen = event(
  'product.key-seen',
  z.object({
    ...facts,
    key_id: Id,
    reason: z.string(),
    holder_id: Id.nullable(),
    /** They did not have it before; not said by what was written before that was told. */
    hands: z.boolean().optional(),
  }),
)
export const productKeyReturned = event(
  'product.key-returned',
  z.object({ ...facts, key_id: Id, holder_id: Id }),
)

/** Whoever had it when they were gone is back, and has it again. */
export const productKeyBack = event('product.key-back', z.object({ ...facts, key_id: Id, holder_id: Id }))

export const keyEvents = [
  productKeysAdded,
  productKeyRemoved,
  productKeySeen,
  productKeyReturned,
  productKeyBack,
]

type Facts = { label: string; order_no: string }
/** By what people know it: what it is for, else the order that it came with. */
const called = ({ label, order_no }: Facts) => label || order_no || '–'

export const keyLines = [
  eventLine(productKeysAdded, { say: (facts) => w.later('said-added', { n: facts.n, key: called(facts) }) }),
  eventLine(productKeyRemoved, { say: (facts) => w.later('said-removed', { key: called(facts) }) }),
  eventLine(productKeySeen, {
    mentions: ({ holder_id }) => [holder_id],
    say: (facts, { of }) =>
      facts.holder_id === null
        ? w.later('said-seen', { key: called(facts), reason: facts.reason })
        : w.later('said-handed', { key: called(facts), reason: facts.reason, holder: of(facts.holder_id) }),
  }),
  eventLine(productKeyReturned, {
    mentions: ({ holder_id }) => [holder_id],
    say: (facts, { of }) => w.later('said-returned', { key: called(facts), holder: of(facts.holder_id) }),
  }),
  eventLine(productKeyBack, {
    mentions: ({ holder_id }) => [holder_id],
    say: (facts, { of }) => w.later('said-back', { key: called(facts), holder: of(facts.holder_id) }),
  }),
]
