import { sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import type { Read } from '#kernel/context'
import { valueOf } from '#kernel/settings'
import { room } from './settings.ts'
import type { Whole } from './store.ts'
import { w } from './words.ts'

const megabyte = 1024 * 1024
/** Whoever administers hears of it while there is still time. */
const nearly = 0.9

export interface RoomTaken {
  readonly usedMb: number
  readonly limitMb: number
  /** So much is taken that somebody should do something. */
  readonly tight: boolean
}

async function bytesHere({ db }: Pick<Read, 'db'>): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select coalesce(sum(size), 0)::bigint as bytes from file_content`.execute(db)
  return rows[0]?.bytes ?? 0
}

/** How much of the room for files is taken; nothing where there is no limit. */
export async function roomTaken(ctx: Pick<Read, 'db'>): Promise<RoomTaken | undefined> {
  const limitMb = await valueOf(ctx, room)
  if (limitMb === 0) return undefined
  const usedMb = (await bytesHere(ctx)) / megabyte
  return { usedMb: Math.ceil(usedMb), limitMb, tight: usedMb >= limitMb * nearly }
}

const isHere = async ({ db }: Read, { sha256 }: Pick<Whole, 'sha256'>) =>
  (await db.selectFrom('file_content').select('size').where('sha256', '=', sha256).executeTakeFirst()) !==
  undefined

/** Refuses what finds no room any more; what lies here already takes none. Two that come at once may both find the last of it. */
export async function refuseFull(ctx: Read, whole?: Pick<Whole, 'size' | 'sha256'>): Promise<void> {
  const limitMb = await valueOf(ctx, room)
  if (limitMb === 0) return
  const used = await bytesHere(ctx)
  const after = used + (whole?.size ?? 0)
  if (whole ? after <= limitMb * megabyte : used < limitMb * megabyte) return
  if (whole && (await isHere(ctx, whole))) return
  throw new Refusal('too-large', w.later('no-room', { used: Math.ceil(used / megabyte), limit: limitMb }))
}
