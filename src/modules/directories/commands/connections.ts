import { sql } from 'kysely'
import { done, type Input } from '#lib/contract'
import { hashOf } from '#kernel/auth/credentials'
import type { Write } from '#kernel/context'
import { newId, newSecret } from '#kernel/ids'
import type { directories } from '../contract.ts'
import { needConnection, provisioned } from '../directories.ts'
import { connectionTokenMade, connectionTokenRevoked, directoryAdded, directoryRemoved } from '../events.ts'
import { directorySubject } from './directories.ts'

/** What each begins with, so that people and scanners of repositories know one when they see it. */
const prefix = 'whp_'
/** What a directory that nobody asks has none of. */
const unasked = {
  kind: provisioned,
  address: '',
  start_tls: false,
  bind_dn: '',
  base_dn: '',
  people_filter: '',
  groups_filter: '',
  mapping: '{}',
  every_hours: 0,
  most_gone_percent: 100,
  active: true,
}

export async function addConnection(ctx: Write, { name }: Input<typeof directories.addConnection>) {
  const id = newId()
  await ctx.db
    .insertInto('directory')
    .values({ id, name, ...unasked, made_at: ctx.now, changed_at: ctx.now })
    .execute()
  await ctx.db.insertInto('provisioning').values({ directory_id: id, networks: [] }).execute()
  ctx.emit(directoryAdded, await directorySubject(ctx), { directory: name }, { granted: false })
  return { id }
}

/** Makes a token in the place of the one before. It leaves in this reply and is not kept. */
export async function makeConnectionToken(
  ctx: Write,
  { id, expires_at, networks }: Input<typeof directories.makeConnectionToken>,
) {
  const { name } = await needConnection(ctx, id)
  const token = `${prefix}${newSecret()}`
  await ctx.db
    .updateTable('provisioning')
    .set({
      token_hash: hashOf(token),
      token_made_at: ctx.now,
      expires_at,
      networks: sql`array(select network(n::inet)::text from unnest(${networks}::text[]) n)`,
      last_used_at: null,
      last_ip: null,
      refused_at: null,
      refused_ip: null,
    })
    .where('directory_id', '=', id)
    .execute()
  ctx.emit(connectionTokenMade, await directorySubject(ctx), { directory: name }, { granted: false })
  return { token }
}

export async function revokeConnectionToken(
  ctx: Write,
  { id }: Input<typeof directories.revokeConnectionToken>,
) {
  const { name } = await needConnection(ctx, id)
  await ctx.db
    .updateTable('provisioning')
    .set({ token_hash: null, token_made_at: null, expires_at: null })
    .where('directory_id', '=', id)
    .execute()
  ctx.emit(connectionTokenRevoked, await directorySubject(ctx), { directory: name }, { granted: false })
  return done
}

export async function removeConnection(ctx: Write, { id }: Input<typeof directories.removeConnection>) {
  const { name } = await needConnection(ctx, id)
  await ctx.db.deleteFrom('directory').where('id', '=', id).execute()
  ctx.emit(directoryRemoved, await directorySubject(ctx), { directory: name }, { granted: false })
  return done
}
