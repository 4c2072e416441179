import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import type { Read } from '#kernel/context'
import { installationOf } from '#kernel/installation'
import type { directories } from '../contract.ts'
import { needConnection } from '../directories.ts'

export async function connections(ctx: Read) {
  const { address } = await installationOf(ctx)
  const { rows } = await sql<{
    id: string
    name: string
    made_at: string | null
    expires_at: string | null
    networks: string[]
    last_used_at: string | null
    last_ip: string | null
    refused_at: string | null
    refused_ip: string | null
    users: number
    groups: number
  }>`
    select d.id, d.name, p.token_made_at as made_at, p.expires_at, p.networks, p.last_used_at, p.last_ip, p.refused_at, p.refused_ip,
      (select count(*)::int from provisioned k where k.directory_id = d.id and k.kind = 'User') as users,
      (select count(*)::int from provisioned k where k.directory_id = d.id and k.kind = 'Group') as groups
    from directory d join provisioning p on p.directory_id = d.id order by d.name`.execute(ctx.db)
  return { address: `${address}/scim/v2`, items: rows }
}

export async function connectionCalls(ctx: Read, { id }: Input<typeof directories.connectionCalls>) {
  await needConnection(ctx, id)
  const items = await ctx.db
    .selectFrom('provisioning_call')
    .select(['id', 'at', 'method', 'path', 'status', 'detail'])
    .where('directory_id', '=', id)
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  return { items }
}
