import { z } from 'zod'
import { Day, event, Id } from '#lib/contract'
import { KeptRule, LotFields } from './schemas.ts'

const facts = z.record(z.string(), z.unknown())

export const productCreated = event('product.created', z.object({ name: z.string() }))
export const productChanged = event('product.changed', z.object({ before: facts, after: facts }))
export const productArchived = event('product.archived', z.object({ archived: z.boolean() }))
export const productRulesChanged = event(
  'product.rules-changed',
  z.object({ added: z.array(KeptRule), removed: z.array(KeptRule) }),
)

/** A lot as the log keeps it. */
const LotFacts = LotFields.extend({ id: Id })
export const productLotChanged = event(
  'product.lot-changed',
  z.object({ before: LotFacts.nullable(), after: LotFacts.nullable() }),
)
export const productSeatGiven = event(
  'product.seat-given',
  z.object({ lot_id: Id, holder_id: Id, order_no: z.string(), given: z.boolean() }),
)
/** Told of the vendor. */
export const auditFrozen = event(
  'software.audit-frozen',
  z.object({ pack_id: Id, as_of: Day, sha256: z.string() }),
)
/** Found where it was not known to be; of many devices the first are named. */
export const deniedFound = event(
  'product.denied-found',
  z.object({ name: z.string(), n: z.int(), devices: z.array(Id) }),
)
