import type { z } from 'zod'
import type { EventType } from '#lib/contract'
import type { Write } from './context.ts'
import { saveEntity } from './entity.ts'
import { toChange } from './to-change.ts'

interface Archiving {
  /** The kind of record. */
  readonly kind: string
  /** How it is told. */
  readonly event: EventType<string, z.ZodType<unknown, { archived: boolean }>>
  /** What must be so before, or goes with it; not asked where nothing changes. */
  readonly first?: () => Promise<void>
}

/** Puts a record into the archive or brings it back, and tells. False where it is so already. */
export async function archiveEntity(
  ctx: Write,
  { id, archived }: { id: string; archived: boolean },
  { kind, event, first }: Archiving,
): Promise<boolean> {
  const ref = await toChange(ctx, kind, { id })
  if ((ref.archived_at !== null) === archived) return false
  await first?.()
  await saveEntity(ctx, ref, { archived_at: archived ? ctx.now : null })
  ctx.emit(event, ref, { archived })
  return true
}
