import type { AssetDraft, AssetPatch } from '../schemas.ts'
import type { AssetSession } from './resolve.ts'
import type { Heard } from './weighed.ts'

/** All that bringing one row in needs. */
export interface AssetPlan {
  readonly facts: AssetPatch
  readonly quantity: number
  readonly holder_id: string | undefined
  /** Since when whoever is to have it does, and until when. */
  readonly handed_at: string | undefined
  readonly due_back: string | undefined
  readonly external: string | undefined
  readonly created_at: string | undefined
  readonly updated_at: string | undefined
  /** Of something that is here, what the file says otherwise and is not written. */
  readonly heard?: Heard
}

export const nothing: AssetPlan = {
  facts: {},
  quantity: 1,
  holder_id: undefined,
  handed_at: undefined,
  due_back: undefined,
  external: undefined,
  created_at: undefined,
  updated_at: undefined,
}

/** A new thing as its row has it. */
export function draftOf(
  { facts, quantity, holder_id, handed_at, due_back, external, created_at, updated_at }: AssetPlan,
  { source, by, usual }: AssetSession,
): AssetDraft {
  const { type = usual, ...rest } = facts
  return {
    ...rest,
    type,
    // None of it is nowhere, and counted from there.
    quantity: Math.max(1, quantity),
    holder_id: (quantity > 0 && holder_id) || null,
    handed_at,
    due_back,
    created_at,
    updated_at,
    from: by,
    ...(external !== undefined && { external: { source, id: external } }),
  }
}
