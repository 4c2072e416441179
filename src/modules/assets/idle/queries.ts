import { type RawBuilder, sql } from 'kysely'
import type { Input } from '#lib/contract'
import type { Money } from '#lib/money/currency'
import { moneyText } from '#lib/money/money'
import { Refusal } from '#lib/refusal'
import { dayDated } from '#lib/time/relative'
import { say } from '#lib/words'
import type { Read } from '#kernel/context'
import { namedAmong, seenAmong } from '#kernel/readable'
import { todayOf } from '#kernel/today'
import { w as house } from '#kernel/words'
import type { Found } from '../engine/idle.ts'
import { sumsText } from '../costs/sums.ts'
import { assetsWhere } from '../queries/list.ts'
import { modelNames } from '../queries/model-names.ts'
import type { idleEndpoints } from './contract.ts'
import { idleAsOf, idleSums } from './figures.ts'
import { type Idle, idlePage } from './page.ts'
import { poolOf } from './pool.ts'
import { type IdleRow, type IdleSort, idleSorts } from './schemas.ts'
import { toldIdle } from './sight.ts'
import { w } from './words.ts'

type Asked = Input<typeof idleEndpoints.idle>

function sortOf(name = 'worth'): IdleSort {
  const found = idleSorts.find((one) => one === name)
  if (found) return found
  throw new Refusal('invalid', house.later('bad-sort', { sort: name, known: idleSorts.join(', ') }))
}

/** Of `i`, what was reckoned: for this reason, or lying idle for any. */
const because = (reason: Asked['reason']): RawBuilder<boolean> => {
  if (reason === undefined) return sql<boolean>`true`
  return reason === 'idle' ? sql<boolean>`i.lies` : sql<boolean>`i.reasons @> array[${reason}]::text[]`
}

/** A page of devices that do less than they could, as it was last reckoned. */
export async function listIdle(ctx: Read, { reason, q, sort, after, limit }: Asked) {
  const order = sortOf(sort)
  const where = sql<boolean>`(${await toldIdle(ctx)} and ${because(reason)} and ${await assetsWhere(ctx, q)})`
  const { items, next } = await idlePage(ctx, { where, sort: order, after, limit })
  return { items: await toldRows(ctx, items), next }
}

/** The first of those that lie idle with most money in them, as rows. */
export async function dearestIdle(ctx: Read, limit: number): Promise<IdleRow[]> {
  const where = sql<boolean>`(${await toldIdle(ctx)} and i.lies)`
  const { items } = await idlePage(ctx, { where, sort: 'worth', after: undefined, limit })
  return toldRows(ctx, items)
}

const text = (money: Money | null) => money && moneyText(money)

/** Rows as the reader is told them: why, and what could be done. */
async function toldRows(ctx: Read, all: readonly Idle[]): Promise<IdleRow[]> {
  const { language } = ctx.actor
  const seen = await seenAmong(
    ctx,
    all.flatMap(({ holder_id }) => holder_id ?? []),
  )
  const models = await modelNames(
    ctx,
    all.flatMap(({ smaller_model }) => smaller_model ?? []),
  )
  return all.map((one) => {
    const { id, key, name, holder_id, found, since, worth, saves, smaller, smaller_model } = one
    const model = models.get(smaller_model ?? '')
    const holder = namedAmong(seen, holder_id)
    const why = ({ reason, since: from, n }: Found) =>
      say(
        w.later(`why.${reason}`, {
          day: from === null ? '' : dayDated(from, language),
          n: n ?? 0,
          holder: holder?.title ?? w.later('somebody'),
        }),
        language,
      )
    return {
      id,
      key,
      name,
      holder,
      reasons: found.map(({ reason }) => reason),
      why: found.map(why).join('. '),
      could: [
        ...(model === undefined ? [] : [say(w.later('could.do', { model }), language)]),
        ...found.map(({ reason }) => say(w.later(`could.${reason}`), language)),
      ].join('. '),
      since,
      worth: text(worth),
      saves: text(saves),
      smaller: text(smaller),
    }
  })
}

export async function idleFigures(ctx: Read) {
  const { worth, saves, smaller, ...counts } = await idleSums(ctx)
  return {
    as_of: await idleAsOf(ctx),
    ...counts,
    worth: sumsText(worth),
    saves: sumsText(saves),
    smaller: sumsText(smaller),
    pool: await poolOf(ctx, todayOf(ctx)),
  }
}
