import { createHash } from 'node:crypto'
import { z } from 'zod'
import { sql } from 'kysely'
import { done, type Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import type { Read, Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { locked, unlocked } from '#kernel/locked'
import type { LockedColumn } from '#kernel/locked-columns'
import { whyNot } from '#kernel/outbound/addresses'
import type { notices } from '../contract.ts'
import { w } from '../words.ts'
import { authBytes, encrypted, pointBytes } from './encrypt.ts'
import { publicKey } from './key.ts'

const about = (id: string) => `push device ${id}`
export const lockedDevices: LockedColumn = {
  table: 'push_device',
  id: 'id',
  column: 'reach',
  about,
  lost: (n) => w.later('devices-lost', { n }),
}

const Reach = z.object({ endpoint: z.string(), p256dh: z.string(), auth: z.string() })
export type Reach = z.output<typeof Reach>

/** How a browser is reached; undefined where it no longer opens. */
export function reachOf(id: string, kept: Buffer): Reach | undefined {
  const plain = unlocked(kept, about(id))
  return plain && Reach.parse(JSON.parse(plain.toString()))
}

const most = 20
const bytesOf = (text: string) => Buffer.from(text, 'base64url')

/** Refuses what could never be pushed to. */
function refuseUnfit({ endpoint, p256dh, auth }: Reach) {
  if (whyNot(endpoint, 'push')) throw new Refusal('invalid', w.later('bad-device'))
  const [point, secret] = [bytesOf(p256dh), bytesOf(auth)]
  const bad = new Refusal('invalid', w.later('bad-key'))
  if (point.length !== pointBytes || secret.length !== authBytes) throw bad
  try {
    encrypted(Buffer.of(), { p256dh: point, auth: secret })
  } catch {
    throw bad
  }
}

export async function listDevices(ctx: Read) {
  const items = await ctx.db
    .selectFrom('push_device')
    .select(['id', 'name', 'made_at', 'pushed_at'])
    .where('person_id', '=', ctx.actor.id)
    .orderBy('made_at')
    .orderBy('id')
    .execute()
  return { items, key: await publicKey(ctx.db) }
}

/** One browser is one device: whoever signs in there last and subscribes is pushed to. */
export async function addDevice(ctx: Write, { name, ...reach }: Input<typeof notices.addDevice>) {
  refuseUnfit(reach)
  const mark = createHash('sha256').update(reach.endpoint).digest()
  await sql`delete from push_device where mark = ${mark}`.execute(ctx.db)
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from push_device where person_id = ${ctx.actor.id}::uuid`.execute(ctx.db)
  const n = rows[0]?.n ?? 0
  if (n >= most) throw new Refusal('too-many', w.later('too-many-devices', { n }))
  const id = newId()
  await ctx.db
    .insertInto('push_device')
    .values({
      id,
      person_id: ctx.actor.id,
      name,
      mark,
      reach: locked(Buffer.from(JSON.stringify(reach)), about(id)),
      made_at: ctx.now,
    })
    .execute()
  return { id }
}

export async function removeDevice(ctx: Write, { id }: Input<typeof notices.removeDevice>) {
  const { rows } = await sql`
    delete from push_device where id = ${id}::uuid and person_id = ${ctx.actor.id}::uuid returning id`.execute(
    ctx.db,
  )
  if (rows.length === 0) throw new Refusal('not-found', w.later('no-device'))
  return done
}
