import { sql } from 'kysely'
import { done, type Input } from '#lib/contract'
import { refuseIf } from '#lib/refusal'
import { actorOf } from '#kernel/auth/actors'
import { viewAsPermission, viewingMinutes } from '#kernel/auth/view-as'
import { needWhole } from '#kernel/auth/whole'
import type { Write } from '#kernel/context'
import { accountSubject, needAccount } from '../accounts.ts'
import type { identity } from '../contract.ts'
import { markOf } from '../emergency.ts'
import { viewingBegan } from '../events.ts'
import { whyNotViewAs } from '../giving.ts'
import { renewSession } from '../sessions.ts'
import { noteSignIn } from '../sign-ins.ts'
import { endViewings } from '../viewing.ts'
import { whence } from '../whence.ts'
import { w } from '../words.ts'

/** With another secret no process takes the session for what it was a moment ago. */
async function turn(ctx: Write, session: string) {
  const secret = await renewSession(ctx, session)
  ctx.request.giveSession?.(secret)
}

const endIn = (ctx: Write, session: string) => endViewings(ctx, sql<boolean>`id = ${session}::uuid`)

/** Looks at the house as somebody else sees it, in this session and for a while: reading only, and known to both. */
export async function viewAs(ctx: Write, { id }: Input<typeof identity.viewAs>) {
  const { actor, db, now } = ctx
  needWhole(actor, viewAsPermission)
  const { name } = await needAccount(ctx, id)
  refuseIf(whyNotViewAs(actor, await actorOf(db, id)))
  refuseIf((await markOf(ctx, id)) && w.later('view-emergency', { name }))
  const { session } = actor
  if (session === undefined) return done
  // One that ran out and was not written down yet, or that began beside this one.
  await endIn(ctx, session)
  const until = Temporal.Instant.from(now).add({ minutes: viewingMinutes }).toString()
  await db
    .updateTable('session')
    .set({ viewing_id: id, viewing_until: until })
    .where('id', '=', session)
    .execute()
  await turn(ctx, session)
  await noteSignIn(ctx, { person_id: id, how: 'view-as', result: 'viewed', viewer_id: actor.id })
  const from = whence(ctx.request)
  ctx.emit(viewingBegan, await accountSubject(ctx, id), { ...from, until }, { granted: false })
  return done
}

/** Looks with one's own eyes again. */
export async function endViewing(ctx: Write) {
  const { session } = ctx.actor
  if (session === undefined) return done
  if ((await endIn(ctx, session)) > 0) await turn(ctx, session)
  return done
}
