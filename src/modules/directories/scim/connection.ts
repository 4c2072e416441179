import { isIP } from 'node:net'
import { sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import { type Actor, system } from '#kernel/actor'
import { hashOf } from '#kernel/auth/credentials'
import type { Read, Write } from '#kernel/context'
import type { Db } from '#kernel/db'
import { newId } from '#kernel/ids'
import { type DirectoryRow, needConnection } from '../directories.ts'
import { w } from '../words.ts'

/** It is told that it was used at most once in so many seconds. */
const touchEverySeconds = 60
/** Calls that are kept of each connection. */
const kept = 100

interface Found {
  id: string
  name: string
  welcome: boolean
  stale: boolean
}

const mapped = /^::ffff:(?=[\d.]+$)|%.*$/gi
const bare = (ip: string) => {
  const address = ip.replace(mapped, '')
  return isIP(address) === 0 ? null : address
}

/** The connection whose token this is, as whoever asks; from where it may not come it is no token at all. */
export async function provenBy(
  db: Db,
  { secret, ip }: { secret: string; ip: string },
): Promise<Actor | undefined> {
  const { rows } = await sql<Found>`
    select d.id, d.name, p.networks = '{}' or coalesce(${bare(ip)}::inet <<= any (p.networks::inet[]), false) as welcome,
      coalesce(p.last_used_at < now() - make_interval(secs => ${touchEverySeconds}::int), true) as stale
    from provisioning p join directory d on d.id = p.directory_id
    where p.token_hash = ${hashOf(secret)} and d.active and (p.expires_at is null or p.expires_at > now())`.execute(
    db,
  )
  const [found] = rows
  if (!found) return undefined
  if (!found.welcome) {
    await db
      .updateTable('provisioning')
      .set({ refused_at: sql<string>`now()`, refused_ip: ip })
      .where('directory_id', '=', found.id)
      .execute()
    return undefined
  }
  if (found.stale)
    await db
      .updateTable('provisioning')
      .set({ last_used_at: sql<string>`now()`, last_ip: ip })
      .where('directory_id', '=', found.id)
      .execute()
  const permissions = new Map([['directories.provision', 'all' as const]])
  return { ...system, kind: 'person', name: found.name, permissions, token: found.id }
}

/** Whose token was shown. */
export const connectionOf = (ctx: Read): Promise<DirectoryRow> => {
  if (ctx.actor.token === undefined) throw new Refusal('not-found', w.later('no-directory'))
  return needConnection(ctx, ctx.actor.token)
}

/** What a connection brings is done by the house, which may do all of it; roles are none of that. */
export const asHouse = (ctx: Write): Write => ({ ...ctx, actor: { ...system, token: ctx.actor.token } })

interface Call {
  method: string
  path: string
  status: number
  detail: string
}

/** Writes down what a connection did or was refused, in the place of the oldest. */
export async function noteCall(db: Db, directory_id: string, { detail, path, ...call }: Call) {
  await db
    .insertInto('provisioning_call')
    .values({
      id: newId(),
      directory_id,
      at: sql<string>`now()`,
      path: path.slice(0, 300),
      detail: detail.slice(0, 500),
      ...call,
    })
    .execute()
  await sql`delete from provisioning_call where directory_id = ${directory_id}::uuid and id <= (
    select id from provisioning_call where directory_id = ${directory_id}::uuid order by id desc offset ${kept}::int limit 1)`.execute(
    db,
  )
}
