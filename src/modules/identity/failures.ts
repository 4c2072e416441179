import type { z } from 'zod'
import type { Write } from '#kernel/context'
import { type AccountRow, accountSubject, doorSubject } from './accounts.ts'
import { locked, signInFailed } from './events.ts'
import type { Counted } from './guesses.ts'
import { noteSignIn } from './sign-ins.ts'
import { whence } from './whence.ts'

/** What a failure is called in the history of the account. */
const results = {
  password: 'wrong-password',
  code: 'wrong-code',
  passkey: 'wrong-passkey',
  closed: 'closed',
  'not-accepted': 'not-accepted',
  'own-ways': 'own-ways',
  'not-there': 'not-there',
  'other-address': 'other-address',
  away: 'away',
} as const

interface Failure {
  account: AccountRow | undefined
  /** What was shown; before a code it was the password or the way through a provider. */
  how: 'password' | 'passkey' | 'provider' | 'directory'
  provider?: string | undefined
  why: z.input<typeof signInFailed.data>['why']
  counted: Counted
}

/** Writes the failed try down for those who look after the house; whoever tried learns nothing from it. */
export async function tellFailure(ctx: Write, { account, how, provider, why, counted }: Failure) {
  const subject = account ? await accountSubject(ctx, account.person_id) : await doorSubject(ctx)
  const from = whence(ctx.request)
  if (account && why !== 'unknown')
    await noteSignIn(ctx, { person_id: account.person_id, how, provider, result: results[why] })
  ctx.emit(
    signInFailed,
    subject,
    { ...from, why, provider: how === 'directory' ? undefined : provider },
    { granted: false },
  )
  for (const { what, until } of counted.locked)
    if (what !== 'reset' && what !== 'challenge')
      ctx.emit(locked, subject, { ip: from.ip, until, what }, { granted: false })
}
