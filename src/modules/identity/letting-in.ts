import type { Write } from '#kernel/context'
import { accountSubject } from './accounts.ts'
import { signedIn } from './events.ts'
import type { Half } from './halfway.ts'
import type { HowIn } from './schemas.ts'
import { type Started, startSession } from './sessions.ts'
import { noteSignIn, noteWhole } from './sign-ins.ts'
import { whence } from './whence.ts'

interface Entering {
  personId: string
  how: HowIn
  /** Who vouched for them, where it was a provider. */
  provider?: string | undefined
  /** It vouched for a second factor, too. */
  strong?: boolean
  /** When they showed it, where that was before now. */
  provenAt?: string
  /** The half that this makes whole. */
  half?: Half | undefined
}

/** They have shown who they are: a session begins, and it is written down how. */
export async function letIn(
  ctx: Write,
  { personId, how, half, provider, strong, provenAt }: Entering,
): Promise<Started> {
  await ctx.db
    .updateTable('account')
    .set({ signed_in_at: ctx.now })
    .where('person_id', '=', personId)
    .execute()
  if (half === undefined) await noteSignIn(ctx, { person_id: personId, how, provider, result: 'in' })
  else await noteWhole(ctx, half, how)
  const session = await startSession(ctx, personId, { strong, provenAt })
  const by = { id: personId, session: session.id }
  const subject = await accountSubject(ctx, personId)
  ctx.emit(
    signedIn,
    subject,
    { ...whence(ctx.request), how, provider: provider ?? half?.provider ?? undefined },
    { by, granted: false },
  )
  return session
}
