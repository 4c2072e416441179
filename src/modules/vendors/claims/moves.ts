import type { Input } from '#lib/contract'
import { costText } from '#lib/money/columns'
import { moneyOf, moneyText } from '#lib/money/money'
import { inputRefused, refuseIf } from '#lib/refusal'
import type { Sentence } from '#lib/words'
import type { Write } from '#kernel/context'
import { saveEntity } from '#kernel/entity'
import { toChange } from '#kernel/to-change'
import { todayOf } from '#kernel/today'
import { seen } from '#kernel/visible'
import type { claiming } from './contract.ts'
import { posted } from './engine/posting.ts'
import { claimMoved, vendorsPosted } from './events.ts'
import { type Claim, loaded } from './load.ts'
import { refusal, type Stands } from './policy.ts'
import { prepareClaims } from './prepare.ts'
import type { ClaimStatus } from './schemas.ts'
import { w } from './words.ts'

type Facts = Pick<
  Claim,
  'status' | 'claimed_on' | 'claimed_by' | 'answered_on' | 'granted_minor' | 'number' | 'reason'
>

interface Move {
  readonly refused: (stands: Stands) => Sentence | null
  readonly version?: number | undefined
  /** The day that it belongs to. */
  readonly on: string
  readonly reason: 'claimed' | 'answered' | 'taken-back'
  readonly to: (row: Claim) => Facts
}

const told = ({ claimed_by: _, granted_minor, currency, ...facts }: Facts & { currency: string }) => ({
  status: facts.status,
  claimed_on: facts.claimed_on,
  answered_on: facts.answered_on,
  granted: costText(granted_minor, currency),
  number: facts.number,
  reason: facts.reason,
})

const standing = ({ status, granted_minor }: Facts, total: number) => ({
  open: status === 'claimed' ? total : 0,
  granted: granted_minor ?? 0,
})

const internal = { granted: false } as const

async function moved(ctx: Write, id: string, { refused, version, on, reason, to }: Move) {
  const ref = await toChange(ctx, 'claim', { id, version })
  const { row, stands } = await loaded(ctx, id)
  refuseIf(refused(stands))
  const now = to(row)
  const { status, claimed_on, claimed_by, answered_on, granted_minor, number, reason: why } = now
  await ctx.db
    .updateTable('claim')
    .set({
      status,
      claimed_on,
      claimed_by,
      answered_on,
      granted_minor,
      number,
      reason: why,
      updated_at: ctx.now,
    })
    .where('id', '=', id)
    .execute()
  await saveEntity(ctx, ref, {})
  const { currency, total_minor } = row
  ctx.emit(claimMoved, ref, {
    before: told(row),
    after: told({ ...now, currency }),
    total: moneyText({ minor: total_minor, currency }),
  })
  const entries = posted(standing(row, total_minor), standing(now, total_minor))
  if (entries.length > 0) ctx.emit(vendorsPosted, ref, { reason, on, currency, entries }, internal)
  return { contract_id: row.contract_id, version: ref.version + 1 }
}

const noLater = (ctx: Write, on: string) => {
  if (on > todayOf(ctx)) refuseDay(w.later('not-yet'))
}

function refuseDay(why: Sentence): never {
  throw inputRefused('on', why)
}

export async function sendClaim(ctx: Write, { id, version, on, number }: Input<typeof claiming.sendClaim>) {
  noLater(ctx, on)
  const { version: now } = await moved(ctx, id, {
    refused: refusal.send,
    version,
    on,
    reason: 'claimed',
    to(row) {
      if (on <= row.until_on) refuseDay(w.later('before-end'))
      return { ...row, status: 'claimed', claimed_on: on, claimed_by: ctx.actor.id, number, reason: '' }
    },
  })
  return { version: now }
}

/** What an answer makes of a claim. */
export const statusFor = (granted: number, total: number): ClaimStatus =>
  granted === 0 ? 'refused' : granted < total ? 'partly' : 'granted'

export async function answerClaim(
  ctx: Write,
  { id, version: read, on, granted, why }: Input<typeof claiming.answerClaim>,
) {
  noLater(ctx, on)
  const { minor, currency } = moneyOf(granted)
  const { version } = await moved(ctx, id, {
    refused: refusal.answer,
    version: read,
    on,
    reason: 'answered',
    to(row) {
      const problem =
        currency !== row.currency
          ? w.later('other-currency', { currency: row.currency })
          : minor > row.total_minor
            ? w.later('more-than-claimed')
            : null
      if (problem) throw inputRefused('granted', problem)
      if (row.claimed_on !== null && on < row.claimed_on) refuseDay(w.later('before-claimed'))
      return {
        ...row,
        status: statusFor(minor, row.total_minor),
        answered_on: on,
        granted_minor: minor,
        reason: why,
      }
    },
  })
  return { version }
}

const nothing = { claimed_on: null, claimed_by: null, answered_on: null, granted_minor: null, number: '' }

export async function waiveClaim(ctx: Write, { id, version: read, why }: Input<typeof claiming.waiveClaim>) {
  const { version } = await moved(ctx, id, {
    refused: refusal.waive,
    version: read,
    on: todayOf(ctx),
    reason: 'taken-back',
    to: (row) => ({ ...row, ...nothing, status: 'waived', reason: why }),
  })
  return { version }
}

/** Takes back that it was claimed or waived; it follows the facts at once. */
export async function reopenClaim(ctx: Write, { id, version }: Input<typeof claiming.reopenClaim>) {
  const { contract_id } = await moved(ctx, id, {
    refused: refusal.reopen,
    version,
    on: todayOf(ctx),
    reason: 'taken-back',
    to: (row) => ({ ...row, ...nothing, status: 'prepared', reason: '' }),
  })
  await prepareClaims(ctx, [contract_id])
  return { version: (await seen(ctx, id, 'claim')).version }
}
