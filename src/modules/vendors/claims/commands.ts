import type { Input } from '#lib/contract'
import { costText } from '#lib/money/columns'
import { moneyOf, moneyText } from '#lib/money/money'
import { inputRefused, Refusal, refuseIf } from '#lib/refusal'
import { archiveEntity } from '#kernel/archive'
import type { Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { toChange } from '#kernel/to-change'
import { todayOf } from '#kernel/today'
import { seen } from '#kernel/visible'
import { w as house } from '#kernel/words'
import type { claiming } from './contract.ts'
import { claimBy, periodsBetween } from './engine/periods.ts'
import { claimArchived, claimLineChanged } from './events.ts'
import { currencyOf, linesOf, loaded, penaltiesOf, type StoredLine } from './load.ts'
import { refusal } from './policy.ts'
import { createClaims, prepareClaims, reckonLines } from './prepare.ts'
import { w } from './words.ts'

/** Begins a claim by hand for the period of a day; what the house measured of that period comes in by itself. */
export async function createClaim(ctx: Write, { contract_id, on }: Input<typeof claiming.createClaim>) {
  const { title, archived_at } = await seen(ctx, contract_id, 'contract')
  refuseIf(archived_at !== null && w.later('contract-archived'))
  const terms = (await penaltiesOf(ctx, [contract_id])).get(contract_id)
  if (!terms) throw new Refusal('conflict', w.later('nothing-agreed'))
  const row = await ctx.db
    .selectFrom('contract')
    .select(['currency', 'starts_on'])
    .where('id', '=', contract_id)
    .executeTakeFirstOrThrow()
  const currency = currencyOf(terms, row.currency)
  if (currency === null) throw new Refusal('conflict', w.later('no-currency'))
  const [period] = periodsBetween(terms.period, on, on)
  if (!period || period.until < row.starts_on || period.from > todayOf(ctx)) {
    const why = w.later('no-such-period')
    throw inputRefused('on', why)
  }
  const [made] = await createClaims(ctx, [
    {
      contract_id,
      title: `${title}, ${period.name}`,
      from_on: period.from,
      until_on: period.until,
      claim_by: claimBy(period.until, terms.claim_days),
      currency,
      sum_minor: 0,
      cap_minor: null,
      total_minor: 0,
    },
  ])
  await prepareClaims(ctx, [contract_id])
  return { id: made?.id ?? '', key: made?.key ?? '' }
}

/** A claim that may still be changed, held until the transaction ends. */
async function open(ctx: Write, id: string) {
  const ref = await toChange(ctx, 'claim', { id })
  const { row, stands } = await loaded(ctx, id)
  refuseIf(refusal.change(stands))
  return { ref, row }
}

async function lineIn(ctx: Write, id: string, lineId: string): Promise<StoredLine> {
  const found = (await linesOf(ctx, [id])).find((one) => one.id === lineId)
  if (!found) throw new Refusal('not-found', house.later('not-found'))
  return found
}

const called = ({ text, rule }: StoredLine) => text || rule?.clause || '–'

export async function addClaimLine(ctx: Write, { id, text, amount }: Input<typeof claiming.addClaimLine>) {
  const { ref, row } = await open(ctx, id)
  const { minor, currency } = moneyOf(amount)
  if (currency !== row.currency) {
    const why = w.later('other-currency', { currency: row.currency })
    throw inputRefused('amount', why)
  }
  const lines = await linesOf(ctx, [id])
  const lineId = newId()
  await ctx.db
    .insertInto('claim_line')
    .values({ id: lineId, claim_id: id, position: lines.length, name: lineId, text, minor })
    .execute()
  await reckonLines(ctx, id)
  ctx.emit(claimLineChanged, ref, { how: 'added', line: text, record_id: null, amount, why: '' })
  return { line_id: lineId }
}

export async function removeClaimLine(ctx: Write, { id, line_id }: Input<typeof claiming.removeClaimLine>) {
  const { ref, row } = await open(ctx, id)
  const line = await lineIn(ctx, id, line_id)
  refuseIf(line.rule !== null && w.later('left-out-instead'))
  await ctx.db.deleteFrom('claim_line').where('id', '=', line_id).execute()
  await reckonLines(ctx, id)
  const amount = moneyText({ minor: line.minor, currency: row.currency })
  ctx.emit(claimLineChanged, ref, { how: 'removed', line: called(line), record_id: null, amount, why: '' })
}

/** Leaves a line out, or lets it count again; a line that is left out stays to be read, with the reason. */
export async function leaveOut(ctx: Write, { id, line_id, why }: Input<typeof claiming.leaveOut>) {
  const { ref, row } = await open(ctx, id)
  const line = await lineIn(ctx, id, line_id)
  if (why === '') {
    const said = w.later('say-why')
    throw inputRefused('why', said)
  }
  if (line.left_out === why) return
  await ctx.db.updateTable('claim_line').set({ left_out: why }).where('id', '=', line_id).execute()
  await reckonLines(ctx, id)
  ctx.emit(claimLineChanged, ref, {
    how: why === null ? 'counts' : 'left-out',
    line: called(line),
    record_id: line.record_id,
    amount: costText(line.minor, row.currency) ?? '',
    why: why ?? '',
  })
}

export const archiveClaim = (ctx: Write, input: Input<typeof claiming.archiveClaim>) =>
  archiveEntity(ctx, input, { kind: 'claim', event: claimArchived })
