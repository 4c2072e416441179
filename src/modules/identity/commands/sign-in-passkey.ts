import { done, type Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import type { Read, Receive, Write } from '#kernel/context'
import { changesStanding } from '#kernel/standing'
import { accountOf } from '../accounts.ts'
import type { identity } from '../contract.ts'
import { tellFailure } from '../failures.ts'
import { admitTry, countTry, forgiveTry, networkOf, refuseBlocked, target } from '../guesses.ts'
import { endHalfway, halfwayOf } from '../halfway.ts'
import { letIn } from '../letting-in.ts'
import { notePasskeyUse, optionsToShow, shownBy } from '../passkeys.ts'
import { whyNotByToken } from '../policy.ts'
import { tellProofFailed } from '../proof.ts'
import { w } from '../words.ts'

const wrong = () => new Refusal('invalid', w.later('wrong-passkey'))

/** Where a password was given in this browser, a passkey of that person is asked for; where none was, or alone, one of anybody. */
async function asked(ctx: Read, alone: boolean) {
  const half = alone ? undefined : await halfwayOf(ctx)
  return half === undefined
    ? ({ purpose: 'enter', person_id: null } as const)
    : ({ purpose: 'second', person_id: half } as const)
}

const begun = ({ request }: Read) => target('challenge', networkOf(request.ip ?? ''))

/** Begins to sign in by passkey; whoever only ever begins is slowed down, since each beginning is kept for a while. */
export async function beginSignInPasskey(ctx: Write, { alone }: Input<typeof identity.beginSignInPasskey>) {
  refuseBlocked(ctx, await countTry(ctx, [begun(ctx)]))
  const { purpose, person_id } = await asked(ctx, alone)
  return optionsToShow(ctx, purpose, person_id)
}

/** Lets someone in by a passkey: alone, where it has verified its person, or after the password in the same browser. */
export async function signInPasskey(ctx: Receive, { answer, alone }: Input<typeof identity.signInPasskey>) {
  const { purpose, person_id } = await asked(ctx, alone)
  const targets = [
    ...(person_id === null ? [] : [target('code', person_id)]),
    target('address', networkOf(ctx.request.ip ?? '')),
  ]
  const counted = await admitTry(ctx, targets)
  const shown = await shownBy(ctx, answer, { purpose, person_id })
  const personId = person_id ?? shown.person_id
  const account = personId === undefined ? undefined : await accountOf(ctx, personId)
  const why = account && (account.disabled_at !== null || !account.active) ? 'closed' : 'passkey'
  if (!account || why === 'closed' || shown.id === undefined) {
    await ctx.write((tx) => tellFailure(tx, { account, how: 'passkey', why, counted }))
    throw wrong()
  }
  const session = await ctx.write(async (tx) => {
    if (!(await notePasskeyUse(tx, shown))) throw wrong()
    await forgiveTry(tx, [...targets, begun(ctx)])
    return purpose === 'enter'
      ? letIn(tx, { personId: account.person_id, how: 'passkey' })
      : letIn(tx, { personId: account.person_id, how: 'password-and-passkey', half: await endHalfway(tx) })
  })
  ctx.request.halfway?.give(null)
  ctx.request.giveSession?.(session.secret)
  return done
}

export function beginProvePasskey(ctx: Write) {
  refuseIf(whyNotByToken(ctx.actor))
  return optionsToShow(ctx, 'prove', ctx.actor.id)
}

/** Shows by a passkey that it is really them: for a while, this session may do what is dangerous. */
export async function provePasskey(ctx: Receive, { answer }: Input<typeof identity.provePasskey>) {
  refuseIf(whyNotByToken(ctx.actor))
  const { id, session } = ctx.actor
  const targets = [target('account', 'proof', id)]
  await admitTry(ctx, targets)
  const shown = await shownBy(ctx, answer, { purpose: 'prove', person_id: id })
  if (shown.id === undefined) {
    await tellProofFailed(ctx)
    throw wrong()
  }
  await ctx.write(async (tx) => {
    changesStanding(tx)
    if (!(await notePasskeyUse(tx, shown))) throw wrong()
    await forgiveTry(tx, targets)
    await tx.db
      .updateTable('session')
      .set({ proven_at: tx.now })
      .where('id', '=', session ?? null)
      .execute()
  })
  return done
}
