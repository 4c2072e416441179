import { done, type Input } from '#lib/contract'
import { refuseIf } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { accountSubject, isAdministrator, needAccount } from '../accounts.ts'
import type { identity } from '../contract.ts'
import { markOf } from '../emergency.ts'
import { emergencyMarked, emergencyUnmarked } from '../events.ts'
import { emergencyMails } from '../mails.ts'
import { writeToAdministrators } from '../notices.ts'
import { whyNotEmergency } from '../policy.ts'
import { endViewingsOf } from '../viewing.ts'
import { w } from '../words.ts'
import { needWayIn } from './accounts.ts'
import { activeTokens } from './tokens.ts'

/** Marks an account as one for emergencies, or takes the mark off; every other administrator is told. */
export async function markEmergency(ctx: Write, { id, emergency }: Input<typeof identity.markEmergency>) {
  const account = await needAccount(ctx, id)
  await needWayIn(ctx, [id])
  const isMarked = (await markOf(ctx, id)) !== undefined
  if (isMarked === emergency) return done
  if (emergency) {
    refuseIf(whyNotEmergency(account, await isAdministrator(ctx, id)))
    refuseIf((await activeTokens(ctx, id)) > 0 && w.later('emergency-tokens'))
    await ctx.db.insertInto('emergency_account').values({ person_id: id, marked_at: ctx.now }).execute()
    await endViewingsOf(ctx, id)
  } else await ctx.db.deleteFrom('emergency_account').where('person_id', '=', id).execute()
  const happened = emergency ? emergencyMarked : emergencyUnmarked
  ctx.emit(happened, await accountSubject(ctx, id), {}, { granted: false })
  const what = emergency ? 'mail-emergency-marked' : 'mail-emergency-unmarked'
  await writeToAdministrators(ctx, {
    but: ctx.actor.id,
    letters: (readers) =>
      emergencyMails(ctx, readers, w.later(what, { name: account.name, by: ctx.actor.name })),
  })
  return done
}
