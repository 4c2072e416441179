import { sql } from 'kysely'
import { deviceOf } from '#lib/device/device'
import { say } from '#lib/words'
import type { Input } from '#lib/contract'
import type { Read } from '#kernel/context'
import { type ListSpec, type Paging, pageOf } from '#kernel/listing'
import { needAccount } from '../accounts.ts'
import type { identity } from '../contract.ts'
import type { HowIn, SignInResult } from '../schemas.ts'
import { keptDays } from '../sign-ins.ts'

interface Row {
  id: string
  at: string
  how: HowIn
  provider: string | null
  viewer: string | null
  result: SignInResult
  ip: string
  agent: string
}

const columns = ['id', 'at', 'how', 'provider', 'result', 'ip', 'agent']

const list: ListSpec = {
  table: 'sign_in',
  open: true,
  select: {
    ...Object.fromEntries(columns.map((column) => [column, sql.ref(`t.${column}`)])),
    viewer: sql`v.name`,
  },
  joins: sql`left join principal v on v.id = t.viewer_id`,
  sorts: { newest: { title: 'Newest', by: [{ column: 'at', type: 'timestamptz' }], dir: 'desc' } },
  defaultSort: 'newest',
}

/** Who came in as this person or failed to, the newest first. */
async function signInsOf(ctx: Read, personId: string, paging: Paging) {
  const where = sql<boolean>`t.person_id = ${personId}::uuid
    and t.at > ${ctx.now}::timestamptz - make_interval(days => ${await keptDays(ctx)}::int)`
  const { items, next } = await pageOf<Row>(ctx, list, where, paging)
  const { language } = ctx.actor
  return {
    items: items.map(({ agent, ...row }) => ({ ...row, device: say(deviceOf(agent), language) })),
    next,
  }
}

export const mySignIns = (ctx: Read, paging: Input<typeof identity.mySignIns>) =>
  signInsOf(ctx, ctx.actor.id, paging)

export async function signIns(ctx: Read, { id, ...paging }: Input<typeof identity.signIns>) {
  await needAccount(ctx, id)
  return signInsOf(ctx, id, paging)
}
