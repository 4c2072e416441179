import { done } from '#lib/contract'
import type { Write } from '#kernel/context'
import { accountSubject } from '../accounts.ts'
import { signedOut } from '../events.ts'
import { endSessions } from '../sessions.ts'

/** Ends the session, and takes its cookie away even if it had ended already. */
export async function signOut(ctx: Write) {
  const { session, viewer } = ctx.actor
  const id = viewer?.id ?? ctx.actor.id
  if (session !== undefined) {
    await endSessions(ctx, { person_id: id, id: session })
    ctx.emit(signedOut, await accountSubject(ctx, id), {}, { granted: false, by: { id, session } })
  }
  ctx.request.giveSession?.(null)
  return done
}
