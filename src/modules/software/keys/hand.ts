import { moveCustody, type Part } from '#facets/custody/public'
import type { Reason } from '#facets/custody/contract'
import type { Write } from '#kernel/context'
import { usualReason } from '../entitlements/hand.ts'

interface Key {
  readonly id: string
  readonly label: string
  /** The order that it came with. */
  readonly order_no: string
  readonly activations: number | null
}

/** A key as the ledger of custody knows it: by what it is for, never by what it is. */
const keyPart = ({ id, label, order_no, activations }: Key): Part => ({
  id,
  kind: 'key',
  name: label || order_no,
  most: activations,
})

export interface KeyMove {
  /** The product. */
  readonly item_id: string
  readonly key: Key
  readonly holder_id: string
  /** When and by whom, where it happened before it was written down. */
  readonly at?: string
  readonly by?: string
}

/** Keys go to these holders, or come back from them, as steps of the ledger. */
export const handKeys = (
  ctx: Write,
  keys: readonly KeyMove[],
  way: 'given' | 'taken',
  batch?: string,
  reason: Reason = usualReason[way],
) =>
  moveCustody(
    ctx,
    keys.map(({ item_id, key, holder_id, at, by }) => ({
      item_id,
      part: keyPart(key),
      quantity: 1,
      from_id: way === 'given' ? null : holder_id,
      to_id: way === 'given' ? holder_id : null,
      reason,
      at,
      by,
    })),
    batch,
  )
