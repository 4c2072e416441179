import { sql } from 'kysely'
import type { z } from 'zod'
import type { Input } from '#lib/contract'
import type { Read } from '#kernel/context'
import { type ListSpec, pageOf } from '#kernel/listing'
import type { identity } from '../contract.ts'
import type { Token } from '../schemas.ts'

type TokenRow = z.input<typeof Token>

const columns = [
  'id',
  'name',
  'person_id',
  'person',
  'permissions',
  'created_at',
  'expires_at',
  'last_used_at',
  'last_ip',
  'state',
  'networks',
  'refused_at',
  'refused_ip',
] as const

const list: ListSpec = {
  table: 'api_token_seen',
  open: true,
  select: Object.fromEntries(columns.map((column) => [column, sql.ref(`t.${column}`)])),
  sorts: { newest: { title: 'Newest', by: [{ column: 'created_at', type: 'timestamptz' }], dir: 'desc' } },
  defaultSort: 'newest',
}

/** A person's tokens, the newest first; never their secrets, which nobody has any more. */
export async function tokensOf(ctx: Read, personId: string) {
  const { items } = await pageOf<TokenRow>(ctx, list, sql<boolean>`t.person_id = ${personId}::uuid`, {
    limit: 200,
  })
  return items
}

export const myTokens = async (ctx: Read) => ({ items: await tokensOf(ctx, ctx.actor.id) })

export const tokens = (ctx: Read, { active, ...paging }: Input<typeof identity.tokens>) =>
  pageOf<TokenRow>(ctx, list, active ? sql<boolean>`t.state = 'active'` : sql<boolean>`true`, paging)
