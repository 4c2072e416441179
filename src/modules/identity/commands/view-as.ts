import { sql } from 'kysely'
import { done, type Input } from '#lib/contract'
import { refuseIf } from '#lib/refusal'
import { actorOf } from '#kernel/auth/actors'
import { viewAsPermission, viewingMinutes } from '#kernel/auth/view-as'
import { needWhole } from '#kernel/auth/whole'
import type { Write } from '#kernel/context'
import { changesStanding } from '#kernel/standing'
import { accountSubject, needAccount } from '../accounts.ts'
import type { identity } from '../contract.ts'
import { viewingBegan } from '../events.ts'
import { whyNotViewAs } from '../giving.ts'
import { whyNotByToken } from '../policy.ts'
import { noteSignIn } from '../sign-ins.ts'
import { endViewings } from '../viewing.ts'
import { whence } from '../whence.ts'

/** Looks at the house as somebody else sees it, in this session and for a while: reading only, and known to both. */
export async function viewAs(ctx: Write, { id }: Input<typeof identity.viewAs>) {
  const { actor } = ctx
  refuseIf(whyNotByToken(actor))
  needWhole(actor, viewAsPermission)
  await needAccount(ctx, id)
  refuseIf(whyNotViewAs(actor, await actorOf(ctx.db, id)))
  changesStanding(ctx)
  await sql`
    update session set viewing_id = ${id}::uuid, viewing_until = ${ctx.now}::timestamptz + make_interval(mins => ${viewingMinutes}::int)
    where id = ${actor.session ?? null}::uuid`.execute(ctx.db)
  await noteSignIn(ctx, { person_id: id, how: 'view-as', result: 'viewed', viewer: actor.name })
  ctx.emit(viewingBegan, await accountSubject(ctx, id), whence(ctx.request), { granted: false })
  return done
}

export async function endViewing(ctx: Write) {
  await endViewings(ctx, sql<boolean>`id = ${ctx.actor.session ?? null}::uuid`)
  return done
}
