import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import type { Read } from '#kernel/context'
import { seal, unseal } from '#kernel/cursor'
import { namedAmong, readable, seenAmong } from '#kernel/readable'
import { seenByRef } from '#kernel/refs'
import { todayOf } from '#kernel/today'
import { loadFamilies } from './case.ts'
import type { software } from './contract.ts'
import { positionOf, type Verdict } from './engine/position.ts'
import { atOnceOf } from './peaks/pools.ts'
import { Metric, type Proof } from './schemas.ts'

interface Proven {
  readonly device: string
  readonly user: string | null
  readonly verdict: Verdict
}

/** What covers each installation of a product, those that nothing covers first. */
export async function showPosition(
  ctx: Read,
  { id, missing, after, limit }: Input<typeof software.position>,
) {
  const ref = await seenByRef(ctx, id, 'product')
  const { all, exact, isFree } = await provenOf(ctx, ref.id)
  const atOnce = await atOnceOf(ctx, [ref.id], todayOf(ctx))
  const seen = await devicesSeen(ctx, all)
  const rows = all.filter(
    ({ device, verdict }) => seen.has(device) && !(missing && (isFree || verdict.covered)),
  )
  const from = after === undefined ? 0 : Number(unseal(after, ['int'])[0])
  const page = rows.slice(from, from + limit)
  const shown = await shownOf(ctx, page, isFree)
  return {
    items: shown,
    next: from + limit < rows.length ? seal([from + limit]) : null,
    total: all.length,
    unseen: all.filter(({ device }) => !seen.has(device)).length,
    covered: isFree ? all.length : all.filter(({ verdict }) => verdict.covered).length,
    exact,
    at_once: atOnce.get(ref.id) ?? null,
  }
}

/** Each installation of a product with what it is covered by, those that nothing covers first, then by device. */
export async function provenOf(ctx: Read, productId: string) {
  const families = await loadFamilies(ctx, [productId], todayOf(ctx))
  const family = families.find(({ products }) => products.some((one) => one.id === productId))
  if (!family) return { all: [], exact: true, isFree: false }
  const { verdicts, exact } = positionOf(family)
  const users = new Map(family.devices.map((one) => [one.id, one.user]))
  const all = family.installs
    .flatMap(({ device, product }, n): Proven[] => {
      const verdict = verdicts[n]
      return product === productId && verdict ? [{ device, user: users.get(device) ?? null, verdict }] : []
    })
    .toSorted((a, b) => Number(a.verdict.covered) - Number(b.verdict.covered))
  return { all, exact, isFree: family.free.has(productId) }
}

async function devicesSeen(ctx: Read, all: readonly Proven[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select e.id from entity e where e.id = any(${all.map(({ device }) => device)}::uuid[]) and ${readable(ctx.actor, 'e')}`.execute(
    ctx.db,
  )
  return new Set(rows.map(({ id }) => id))
}

async function shownOf(ctx: Read, page: readonly Proven[], isFree: boolean): Promise<Proof[]> {
  const [known, lots] = await Promise.all([
    seenAmong(
      ctx,
      page.flatMap(({ device, user }) => [device, ...(user === null ? [] : [user])]),
    ),
    lotsNamed(
      ctx,
      page.flatMap(({ verdict }) => (verdict.covered ? verdict.lot : [])),
    ),
  ])
  const named = (id: string | null) => namedAmong(known, id)
  return page.flatMap(({ device, user, verdict }) => {
    const one = named(device)
    if (!one) return []
    return [
      {
        ...one,
        user: named(user),
        ...saidOf(verdict, isFree),
        lot: verdict.covered ? (lots.get(verdict.lot) ?? null) : null,
      },
    ]
  })
}

/** What a verdict says: what is free needs no licence, whatever else. */
export const saidOf = (verdict: Verdict, isFree: boolean) => ({
  covered: isFree || verdict.covered,
  why: isFree ? ('free' as const) : verdict.covered ? verdict.how : verdict.why,
  on: (!verdict.covered && verdict.on) || null,
  n: verdict.covered ? null : (verdict.n ?? null),
  peak: (!isFree && verdict.peak) || null,
})

/** Lots as a proof names them, by their ids. */
export async function lotsNamed(ctx: Pick<Read, 'db'>, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, Proof['lot']>()
  const rows = await ctx.db
    .selectFrom('entitlement as l')
    .innerJoin('product as o', 'o.id', 'l.product_id')
    .select(['l.id', 'l.order_no', 'l.quantity', 'l.metric', 'o.id as product_id', 'o.key', 'o.title'])
    .where('l.id', 'in', [...new Set(ids)])
    .execute()
  return new Map(
    rows.map(({ product_id, key, title, metric, ...row }) => [
      row.id,
      { ...row, metric: Metric.parse(metric), product: { id: product_id, key, name: title } },
    ]),
  )
}
