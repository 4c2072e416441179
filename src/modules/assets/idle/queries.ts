import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import type { Money } from '#lib/money/currency'
import { moneyText } from '#lib/money/money'
import { Refusal } from '#lib/refusal'
import { dayDated } from '#lib/time/relative'
import { say } from '#lib/words'
import type { Read } from '#kernel/context'
import { seal, unseal } from '#kernel/cursor'
import { namedAmong, seenAmong } from '#kernel/readable'
import { w as house } from '#kernel/words'
import { added } from '../engine/ownership.ts'
import { type Found, idleReasons } from '../engine/idle.ts'
import { leadingCurrency, sumsText } from '../costs/sums.ts'
import { workedOnce } from '../costs/worked.ts'
import { assetsWhere } from '../queries/list.ts'
import { modelNames } from '../queries/model-names.ts'
import type { idleEndpoints } from './contract.ts'
import { bookOf, type Idle, isLarge, isLargeBy, loadIdle } from './load.ts'
import { poolOf } from './pool.ts'
import { type IdleRow, type IdleSort, idleSorts } from './schemas.ts'
import { w } from './words.ts'

type Asked = Input<typeof idleEndpoints.idle>

function sortOf(name = 'worth'): IdleSort {
  const found = idleSorts.find((one) => one === name)
  if (found) return found
  throw new Refusal('invalid', house.later('bad-sort', { sort: name, known: idleSorts.join(', ') }))
}

/** What is only old, or larger than it needs to be, is of use. */
export const liesIdle = ({ found }: Pick<Idle, 'found'>) =>
  found.some(({ reason }) => reason !== 'past' && !isLargeBy(reason))
export const isPast = ({ found }: Pick<Idle, 'found'>) => found.some(({ reason }) => reason === 'past')

function isAsked(one: Idle, reason: Asked['reason']) {
  if (reason === undefined) return true
  return reason === 'idle' ? liesIdle(one) : one.found.some((each) => each.reason === reason)
}

/** As much of one as its row tells. */
type Lying = Omit<Idle, 'thing'> & { readonly thing: Pick<Idle['thing'], 'id' | 'key' | 'name'> }

const sinceOf = ({ found }: Pick<Idle, 'found'>) =>
  found.flatMap(({ since }) => since ?? []).toSorted()[0] ?? null

/** Most money first, by one currency alone; the longest idle first. What has none comes last. */
export function ordered(all: readonly Idle[], sort: IdleSort, currency: string | null, language: string) {
  const by = new Intl.Collator(language, { numeric: true })
  const named = (a: Idle, b: Idle) =>
    by.compare(a.thing.name, b.thing.name) || (a.thing.id < b.thing.id ? -1 : 1)
  if (sort === 'name') return all.toSorted(named)
  if (sort === 'since') {
    const since = (one: Idle) => sinceOf(one) ?? '9999'
    return all.toSorted((a, b) => (since(a) === since(b) ? named(a, b) : since(a) < since(b) ? -1 : 1))
  }
  const moneyIn = (one: Idle) => (sort === 'smaller' ? one.smaller?.saves : one[sort])
  const value = (one: Idle) => (moneyIn(one)?.currency === currency ? (moneyIn(one)?.minor ?? -1) : -1)
  return all.toSorted((a, b) => value(b) - value(a) || named(a, b))
}

/** A page of devices that do less than they could. */
export async function listIdle(ctx: Read, { reason, q, sort, after, limit }: Asked) {
  const order = sortOf(sort)
  const [from] = after === undefined ? ['0'] : unseal(after, ['int'])
  const all = await workedOnce(ctx, { what: ['idle', reason, q, order], after }, async () => {
    const { idle, things } = await loadIdle(ctx, await assetsWhere(ctx, q))
    const asked = idle.filter((one) => isAsked(one, reason))
    const inOrder = ordered(asked, order, leadingCurrency(things), ctx.actor.language)
    return inOrder.map(({ thing: { id, key, name }, ...one }): Lying => ({
      ...one,
      thing: { id, key, name },
    }))
  })
  const start = Math.max(0, Number(from))
  const end = start + limit
  return {
    items: await toldRows(ctx, all.slice(start, end)),
    next: end < all.length ? seal([String(end)]) : null,
  }
}

const text = (money: Money | null) => money && moneyText(money)

/** Rows as the reader is told them: why, and what could be done. */
export async function toldRows(ctx: Read, all: readonly Lying[]): Promise<IdleRow[]> {
  const { language } = ctx.actor
  const seen = await seenAmong(
    ctx,
    all.flatMap(({ holder_id }) => holder_id ?? []),
  )
  const models = await modelNames(
    ctx,
    all.flatMap(({ smaller }) => smaller?.model ?? []),
  )
  return all.map((one) => {
    const { thing, holder_id, found, worth, saves, smaller } = one
    const model = models.get(smaller?.model ?? '')
    const holder = namedAmong(seen, holder_id)
    const why = ({ reason, since, n }: Found) =>
      say(
        w.later(`why.${reason}`, {
          day: since === null ? '' : dayDated(since, language),
          n: n ?? 0,
          holder: holder?.title ?? w.later('somebody'),
        }),
        language,
      )
    return {
      id: thing.id,
      key: thing.key,
      name: thing.name,
      holder,
      reasons: found.map(({ reason }) => reason),
      why: found.map(why).join('. '),
      could: [
        ...(model === undefined ? [] : [say(w.later('could.do', { model }), language)]),
        ...found.map(({ reason }) => say(w.later(`could.${reason}`), language)),
      ].join('. '),
      since: sinceOf(one),
      worth: text(worth),
      saves: text(saves),
      smaller: text(smaller?.saves ?? null),
    }
  })
}

function sumsOf(all: readonly (Money | null)[]) {
  const sums = new Map<string, number>()
  for (const money of all) if (money) added(sums, money)
  return sumsText(sums)
}

export async function idleFigures(ctx: Read) {
  const { idle, things, today } = await loadIdle(ctx, sql`true`)
  const [lying, past] = [idle.filter(liesIdle), idle.filter(isPast)]
  const worths = new Map(things.map((thing) => [thing.id, bookOf(thing)]))
  return {
    idle: lying.length,
    worth: sumsOf(lying.map(({ worth }) => worth)),
    past: past.length,
    saves: sumsOf(past.map(({ saves }) => saves)),
    large: idle.filter(isLarge).length,
    smaller: sumsOf(idle.map(({ smaller }) => smaller?.saves ?? null)),
    reasons: idleReasons.flatMap((reason) => {
      const n = idle.filter((one) => isAsked(one, reason)).length
      return n === 0 ? [] : [{ reason, n }]
    }),
    pool: (await poolOf(ctx, today)).map(({ ids, ...model }) => ({
      ...model,
      worth: sumsOf(ids.map((id) => worths.get(id) ?? null)),
    })),
  }
}
