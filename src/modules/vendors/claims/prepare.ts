import { sql } from 'kysely'
import type { Kept } from '#facets/promises/sources'
import { moneyText } from '#lib/money/money'
import { staff } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import type { Write } from '#kernel/context'
import { createEntities, saveEntity } from '#kernel/entity'
import { newId } from '#kernel/ids'
import { insertRows } from '#kernel/insert-rows'
import { claimCreated, claimReckoned } from './events.ts'
import { reckoned } from './engine/penalty.ts'
import { type Ground, groundsOf } from './facts.ts'
import { linesOf, rulesOf, type StoredLine } from './load.ts'

type NewLine = Omit<StoredLine, 'id' | 'claim_id'>

interface Days {
  readonly from_on: string
  readonly until_on: string
}
/** What of a contract is settled: what stands in its claims, and the days that they were for. */
interface Taken {
  readonly ids: Set<string>
  readonly days: Days[]
}
const isTaken = ({ id, kept_on }: Kept, taken: Taken | undefined) =>
  taken !== undefined &&
  (taken.ids.has(id) || taken.days.some(({ from_on, until_on }) => kept_on >= from_on && kept_on <= until_on))

/** What a claim comes to, with the lines that somebody wrote. */
function amountsOf(lines: readonly Pick<NewLine, 'minor' | 'left_out'>[], cap: number | null) {
  const sum = lines.reduce((all, { minor, left_out }) => all + (left_out === null ? minor : 0), 0)
  return { sum_minor: sum, cap_minor: cap, total_minor: cap === null ? sum : Math.min(sum, cap) }
}

/** What is reckoned of a period now; what was left out before stays so, and what somebody wrote stays. */
function linesNow(
  { terms, facts, currency, fee, isWorkday }: Ground,
  before: readonly StoredLine[],
  taken: Taken | undefined,
) {
  const left = new Map(before.map(({ name, left_out }) => [name, left_out]))
  const leftOut = new Set(before.flatMap(({ name, left_out }) => (left_out === null ? [] : [name])))
  const open = facts.filter((one) => !isTaken(one, taken))
  const known = new Map(open.map((one) => [one.id, one]))
  const agreed = { ...rulesOf(terms), currency: currency ?? '', fee }
  const { lines, cap } = reckoned(open, agreed, { isWorkday, leftOut })
  const fresh = lines.map((one, position): NewLine => {
    const fact = one.fact === null ? undefined : known.get(one.fact)
    return {
      position,
      name: one.name,
      rule: terms.rules.find(({ id }) => id === one.rule) ?? null,
      text: '',
      source_id: one.fact,
      record_id: fact?.record_id ?? null,
      no: fact?.no ?? '',
      promised: one.promised,
      kept: one.kept,
      late: one.late,
      share_kept: one.share?.kept ?? null,
      share_of: one.share?.of ?? null,
      minor: one.minor,
      unpriced: one.unpriced,
      left_out: left.get(one.name) ?? null,
    }
  })
  return { fresh, cap }
}

const bare = ({ id: _, claim_id: __, ...line }: StoredLine): NewLine => line
const areSame = (a: readonly NewLine[], b: readonly NewLine[]) => {
  const sorted = (all: readonly NewLine[]) =>
    JSON.stringify(all.map((one) => Object.entries(one).toSorted(([x], [y]) => x.localeCompare(y))))
  return sorted(a) === sorted(b)
}

const isFollowed = ({ status, archived }: { status: string; archived: boolean }) =>
  status === 'prepared' && !archived

/** Claims of the days of these grounds: those that are prepared, held until the commit, and what of those that were settled is taken. */
async function claimsFor(ctx: Write, grounds: readonly Ground[]) {
  const contracts = sql`any(${[...new Set(grounds.map(({ contract }) => contract.id))]}::uuid[])`
  // What was settled stays as it is whatever is found: nobody who works on it is held up.
  const { rows: held } = await sql<{ id: string }>`select id from entity where id in (
      select id from claim where contract_id = ${contracts} and status = 'prepared' and not archived)
    order by id for update`.execute(ctx.db)
  const first = grounds.map(({ period }) => period.from).toSorted()[0] ?? ''
  const rows = await ctx.db
    .selectFrom('claim')
    .selectAll()
    .where(sql<boolean>`contract_id = ${contracts} and until_on >= ${first}`)
    .execute()
  const mine = new Set(held.map(({ id }) => id))
  const followed = new Set(rows.filter((row) => isFollowed(row) && mine.has(row.id)).map(({ id }) => id))
  const lines = Map.groupBy(await linesOf(ctx, [...followed]), ({ claim_id }) => claim_id)
  const facts = [...new Set(grounds.flatMap((one) => one.facts.map(({ id }) => id)))]
  const { rows: ids } = await sql<{ contract_id: string; source_id: string }>`
    select c.contract_id, l.source_id from claim c join claim_line l on l.claim_id = c.id
    where c.contract_id = ${contracts} and c.status <> 'prepared' and l.source_id = any(${facts})`.execute(
    ctx.db,
  )
  const taken = new Map<string, Taken>()
  const of = (contract: string) => {
    const known = taken.get(contract) ?? { ids: new Set<string>(), days: [] }
    taken.set(contract, known)
    return known
  }
  for (const { contract_id, status, from_on, until_on } of rows)
    if (status !== 'prepared') of(contract_id).days.push({ from_on, until_on })
  for (const { contract_id, source_id } of ids) of(contract_id).ids.add(source_id)
  return { rows, followed, lines, taken }
}
type Before = Awaited<ReturnType<typeof claimsFor>>
type Row = Before['rows'][number]

/**
 * Prepares what may be claimed, of some contracts or of all: a claim for each period in which something is owed, and those that
 * are prepared already follow what happened since. Claimed ones stay as they are, and what stands in one, or is of its days, is in no other.
 */
export async function prepareClaims(ctx: Write, only: readonly string[] | null = null): Promise<void> {
  const grounds = await groundsOf(ctx, only)
  if (grounds === null || grounds.length === 0) return
  const before = await claimsFor(ctx, grounds)
  const byContract = Map.groupBy(grounds, ({ contract }) => contract.id)
  const known = new Set<Ground>()
  for (const row of before.rows) {
    const among = byContract.get(row.contract_id) ?? []
    const same = among.find(({ period }) => period.from === row.from_on && period.until === row.until_on)
    if (same) known.add(same)
    const ground = same ?? withoutFacts(row, among)
    if (ground && before.followed.has(row.id)) await follow(ctx, row, ground, before)
  }
  await begin(
    ctx,
    grounds.filter((ground) => !known.has(ground)),
    before,
  )
}

/** For a claim whose days are in other periods since those were agreed anew: what happened stands there now. */
function withoutFacts({ from_on, until_on, claim_by }: Row, among: readonly Ground[]): Ground | undefined {
  const other = among.find(({ period }) => period.from <= until_on && period.until >= from_on)
  return other && { ...other, claim_by, facts: [] }
}

async function follow(ctx: Write, row: Row, ground: Ground, { lines, taken }: Before) {
  const old = lines.get(row.id) ?? []
  const own = old.filter(({ rule }) => rule === null).map(bare)
  const currency = ground.currency ?? row.currency
  // What somebody wrote is in the claim's currency: such a claim stays in that, as it is.
  if (own.length > 0 && currency !== row.currency) return
  const { fresh, cap } = linesNow(ground, old, taken.get(row.contract_id))
  const now = [...fresh, ...own.map((one, n) => ({ ...one, position: fresh.length + n }))]
  const amounts = amountsOf(now, cap)
  const isSame =
    areSame(now, old.map(bare)) &&
    row.sum_minor === amounts.sum_minor &&
    row.cap_minor === amounts.cap_minor &&
    row.claim_by === ground.claim_by &&
    row.currency === currency
  if (isSame) return
  const keeps = new Map(old.map(({ name, id }) => [name, id]))
  await ctx.db.deleteFrom('claim_line').where('claim_id', '=', row.id).execute()
  await writeLines(ctx, row.id, now, keeps)
  await reckon(ctx, row, { ...amounts, claim_by: ground.claim_by, currency })
}

async function writeLines(
  ctx: Write,
  claim_id: string,
  lines: readonly NewLine[],
  ids?: ReadonlyMap<string, string>,
) {
  if (lines.length === 0) return
  const rows = lines.map((one) => ({ id: ids?.get(one.name) ?? newId(), claim_id, ...one }))
  await sql`${insertRows('claim_line', rows)}`.execute(ctx.db)
}

type Amounts = ReturnType<typeof amountsOf>
/** Writes what a claim comes to, and tells it where it is another amount than before. */
async function reckon(
  ctx: Write,
  row: Row,
  amounts: Amounts & { claim_by?: string | null; currency?: string },
) {
  const ref = await ctx.db
    .selectFrom('entity')
    .select(['id', 'kind', 'key', 'title', 'audience_id'])
    .where('id', '=', row.id)
    .executeTakeFirstOrThrow()
  await ctx.db
    .updateTable('claim')
    .set({ ...amounts, updated_at: ctx.now })
    .where('id', '=', row.id)
    .execute()
  await saveEntity(ctx, ref, {})
  const said = (
    { sum_minor, total_minor }: Pick<Amounts, 'sum_minor' | 'total_minor'>,
    currency: string,
  ) => ({
    sum: moneyText({ minor: sum_minor, currency }),
    total: moneyText({ minor: total_minor, currency }),
  })
  const [was, is] = [said(row, row.currency), said(amounts, amounts.currency ?? row.currency)]
  if (was.sum !== is.sum || was.total !== is.total) ctx.emit(claimReckoned, ref, { before: was, after: is })
}

/** What a claim comes to after somebody changed a line of it; its rules and facts are not looked at. */
export async function reckonLines(ctx: Write, id: string): Promise<void> {
  const row = await ctx.db.selectFrom('claim').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  await reckon(ctx, row, amountsOf(await linesOf(ctx, [id]), row.cap_minor))
}

/** A claim for each period in which something is owed. */
async function begin(ctx: Write, grounds: readonly Ground[], { taken }: Before) {
  const owed = grounds.flatMap((ground) => {
    const { fresh, cap } = linesNow(ground, [], taken.get(ground.contract.id))
    const amounts = amountsOf(fresh, cap)
    const { currency } = ground
    return currency === null || amounts.total_minor === 0 ? [] : [{ ground, fresh, amounts, currency }]
  })
  const made = await createClaims(
    ctx,
    owed.map(({ ground: { contract, period, claim_by }, amounts, currency }) => ({
      contract_id: contract.id,
      title: `${contract.title}, ${period.name}`,
      from_on: period.from,
      until_on: period.until,
      claim_by,
      currency,
      ...amounts,
    })),
  )
  for (const [n, { id }] of made.entries()) await writeLines(ctx, id, owed[n]?.fresh ?? [])
}

interface Draft extends Amounts {
  readonly contract_id: string
  readonly title: string
  readonly from_on: string
  readonly until_on: string
  readonly claim_by: string | null
  readonly currency: string
}

/** Begins claims, in order, as they are given; IT sees them. */
export async function createClaims(ctx: Write, drafts: readonly Draft[]) {
  if (drafts.length === 0) return []
  const audience_id = await audienceOf(ctx, [staff])
  const all = drafts.map((draft) => ({ ...draft, id: newId() }))
  const entities = await createEntities(
    ctx,
    'claim',
    all.map(({ id, title }) => ({ id, title, audience_id })),
  )
  const rows = all.map((row, n) => ({
    ...row,
    key: entities[n]?.key ?? '',
    audience_id,
    status: 'prepared' as const,
    updated_at: ctx.now,
  }))
  await ctx.db.insertInto('claim').values(rows).execute()
  for (const [n, entity] of entities.entries()) {
    const { contract_id = '', total_minor: minor = 0, currency = '' } = all[n] ?? {}
    ctx.emit(claimCreated, entity, { name: entity.title, contract_id, total: moneyText({ minor, currency }) })
  }
  return entities
}
