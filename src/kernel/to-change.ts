import type { Read } from './context.ts'
import { sameAsRead } from './stale.ts'
import { locked, seen, type Seen } from './visible.ts'

/** The record that is to be changed, which nobody else changes until the transaction ends; refused where another version counts than was read. */
export async function toChange(
  ctx: Read,
  kind: string,
  { id, version }: { readonly id: string; readonly version?: number | undefined },
): Promise<Seen> {
  await locked(ctx, id)
  const ref = await seen(ctx, id, kind)
  await sameAsRead(ctx, { id, yours: version, theirs: ref.version })
  return ref
}
