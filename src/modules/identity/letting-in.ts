import type { Write } from '#kernel/context'
import { accountSubject } from './accounts.ts'
import { signedIn } from './events.ts'
import type { HowIn } from './schemas.ts'
import { type Started, startSession } from './sessions.ts'
import { noteSignIn, noteWhole } from './sign-ins.ts'
import { whence } from './whence.ts'

interface Entering {
  personId: string
  how: HowIn
  /** The half that this makes whole. */
  half?: string | undefined
}

/** They have shown who they are: a session begins, and it is written down how. */
export async function letIn(ctx: Write, { personId, how, half }: Entering): Promise<Started> {
  await ctx.db
    .updateTable('account')
    .set({ signed_in_at: ctx.now })
    .where('person_id', '=', personId)
    .execute()
  if (half === undefined) await noteSignIn(ctx, { person_id: personId, how, result: 'in' })
  else await noteWhole(ctx, half, how)
  const session = await startSession(ctx, personId)
  const by = { id: personId, session: session.id }
  const subject = await accountSubject(ctx, personId)
  ctx.emit(signedIn, subject, { ...whence(ctx.request), how }, { by, granted: false })
  return session
}
