import { done, type Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import type { Read, Receive, Write } from '#kernel/context'
import { changesStanding } from '#kernel/standing'
import { type AccountRow, accountOf } from '../accounts.ts'
import type { identity } from '../contract.ts'
import { tellFailure } from '../failures.ts'
import { admitTry, countTry, forgiveTry, networkOf, refuseBlocked, target } from '../guesses.ts'
import { endHalfway, halfwayOf } from '../halfway.ts'
import { letIn } from '../letting-in.ts'
import { isOpen } from '../open.ts'
import { notePasskeyUse, optionsToShow, shownBy } from '../passkeys.ts'
import { tellProofFailed } from '../proof.ts'
import { mayComeByOwnWay } from '../sign-on/providers.ts'
import { w } from '../words.ts'

const wrong = () => new Refusal('invalid', w.later('wrong-passkey'))

/** Where somebody has got halfway in this browser, a passkey of theirs is asked for; else, or alone, one of anybody. */
async function asked(ctx: Read, alone: boolean) {
  const half = alone ? undefined : await halfwayOf(ctx)
  return half === undefined
    ? ({ purpose: 'enter', person_id: null } as const)
    : ({ purpose: 'second', person_id: half.person_id } as const)
}

const begun = ({ request }: Read) => target('challenge', networkOf(request.ip ?? ''))

/** Begins to sign in by passkey; whoever only ever begins is slowed down, since each beginning is kept for a while. */
export async function beginSignInPasskey(ctx: Write, { alone }: Input<typeof identity.beginSignInPasskey>) {
  refuseBlocked(ctx, await countTry(ctx, [begun(ctx)]))
  const { purpose, person_id } = await asked(ctx, alone)
  return optionsToShow(ctx, purpose, person_id)
}

interface Tried {
  purpose: 'enter' | 'second'
  fits: boolean
}

/** Why a passkey does not let them in; alone it is a way of their own. */
async function whyNot(ctx: Read, account: AccountRow | undefined, { purpose, fits }: Tried) {
  if (!account) return 'passkey'
  if (!(await isOpen(ctx, account))) return 'closed'
  if (!fits) return 'passkey'
  return purpose === 'second' || (await mayComeByOwnWay(ctx, account.person_id)) ? null : 'own-ways'
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
  const why = await whyNot(ctx, account, { purpose, fits: shown.id !== undefined })
  if (!account || shown.id === undefined || why) {
    await ctx.write((tx) => tellFailure(tx, { account, how: 'passkey', why: why ?? 'passkey', counted }))
    throw wrong()
  }
  const session = await ctx.write(async (tx) => {
    if (!(await notePasskeyUse(tx, shown))) throw wrong()
    await forgiveTry(tx, [...targets, begun(ctx)])
    const them = { personId: account.person_id }
    if (purpose === 'enter') return letIn(tx, { ...them, how: 'passkey' })
    const half = await endHalfway(tx)
    const how = `${half.how}-and-passkey` as const
    return letIn(tx, { ...them, how, half })
  })
  ctx.request.halfway?.give(null)
  ctx.request.giveSession?.(session.secret)
  return done
}

export function beginProvePasskey(ctx: Write) {
  return optionsToShow(ctx, 'prove', ctx.actor.id)
}

/** Shows by a passkey that it is really them: for a while, this session may do what is dangerous. */
export async function provePasskey(ctx: Receive, { answer }: Input<typeof identity.provePasskey>) {
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
