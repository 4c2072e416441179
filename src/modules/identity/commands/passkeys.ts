import { deviceOf } from '#lib/device/device'
import { done, type Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import { say } from '#lib/words'
import type { Receive, Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { accountSubject, needAccount } from '../accounts.ts'
import type { identity } from '../contract.ts'
import { passkeyAdded, passkeyRemoved, passkeyRenamed } from '../events.ts'
import { dropCodesWithLast, hasFactor, newRecoveryCodes } from '../factors.ts'
import { passkeyAddedMails } from '../mails.ts'
import { sendNotice } from '../notices.ts'
import { madeBy, optionsToMake } from '../passkeys.ts'
import { mostPasskeys } from '../policy.ts'
import { organisationOf } from '../settings.ts'
import { whence } from '../whence.ts'
import { w } from '../words.ts'

const noPasskey = () => new Refusal('not-found', w.later('no-passkey'))

/** Begins to make a passkey: what the browser shows its person. */
export async function beginPasskey(ctx: Write) {
  const { id } = ctx.actor
  const account = await needAccount(ctx, id)
  const { n } = await ctx.db
    .selectFrom('passkey')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('person_id', '=', id)
    .executeTakeFirstOrThrow()
  if (n >= mostPasskeys) refuseIf(w.later('too-many-passkeys', { n }))
  return optionsToMake(ctx, { id, ...account, organisation: (await organisationOf(ctx)).name })
}

/** Keeps what the browser has made. With the first factor the recovery codes leave in this reply and are not kept. */
export async function addPasskey(ctx: Receive, { answer }: Input<typeof identity.addPasskey>) {
  const { id: person_id } = ctx.actor
  const made = await madeBy(ctx, person_id, answer)
  if (!made) throw new Refusal('invalid', w.later('passkey-not-made'))
  return ctx.write(async (tx) => {
    const isFirst = !(await hasFactor(tx, person_id))
    const [id, name] = [newId(), say(deviceOf(tx.request.agent ?? ''), tx.actor.language)]
    await tx.db
      .insertInto('passkey')
      .values({ id, person_id, name, made_at: tx.now, ...made })
      .execute()
    tx.emit(
      passkeyAdded,
      await accountSubject(tx, person_id),
      { name, ...whence(tx.request) },
      { granted: false },
    )
    await sendNotice(tx, await needAccount(tx, person_id), passkeyAddedMails)
    return { id, codes: isFirst ? await newRecoveryCodes(tx, person_id) : [] }
  })
}

export async function renamePasskey(ctx: Write, { id, name }: Input<typeof identity.renamePasskey>) {
  const mine = () => ctx.db.selectFrom('passkey').where('id', '=', id).where('person_id', '=', ctx.actor.id)
  const before = await mine().select('name').executeTakeFirst()
  if (!before) throw noPasskey()
  if (before.name === name) return done
  await ctx.db.updateTable('passkey').set({ name }).where('id', '=', id).execute()
  const subject = await accountSubject(ctx, ctx.actor.id)
  ctx.emit(passkeyRenamed, subject, { before: before.name, after: name }, { granted: false })
  return done
}

/** Takes one's own passkey away; with the last factor the recovery codes go, which stood in for it. */
export async function removePasskey(ctx: Write, { id }: Input<typeof identity.removePasskey>) {
  const { id: person_id } = ctx.actor
  const removed = await ctx.db
    .deleteFrom('passkey')
    .where('id', '=', id)
    .where('person_id', '=', person_id)
    .returning('name')
    .executeTakeFirst()
  if (!removed) throw noPasskey()
  await dropCodesWithLast(ctx, person_id)
  const subject = await accountSubject(ctx, person_id)
  ctx.emit(passkeyRemoved, subject, { name: removed.name, ...whence(ctx.request) }, { granted: false })
  return done
}
