import { type RawBuilder, sql } from 'kysely'
import { mostOnBadge } from '#lib/badge'
import { Refusal } from '#lib/refusal'
import type { Actor } from './actor.ts'
import type { Read } from './context.ts'
import { type CursorType, sealed, unseal } from './cursor.ts'
import { grantedIds, inAudience, visibleOne } from './visible.ts'
import { w } from './words.ts'
import type { Title } from '#lib/words'

export interface SortColumn {
  /** A non-null column of the list table. */
  column: string
  type: CursorType
  /** In place of the column, an expression over the list table's alias; never null, and its index is on the very same. */
  of?: (table: string) => RawBuilder<unknown>
}

/** An offered sort: columns that its index holds in this order, all in one direction, `id` last (added here). */
export interface Sort {
  title: Title
  by: readonly SortColumn[]
  dir: 'asc' | 'desc'
}

export interface ListSpec {
  /** The list table; it has `id`, and `audience_id` unless `open`. */
  table: string
  /** Reply key → SQL over the table's alias `t` (and the joins below). */
  select: Record<string, RawBuilder<unknown>>
  /** Joined after the page is cut, so they cost a page's worth, and a statement more; names alone are better asked by a select of their own. */
  joins?: RawBuilder<unknown>
  sorts: Record<string, Sort>
  defaultSort: string
  /** No audience on the rows: whoever may call the endpoint sees all. */
  open?: true
}

export interface Paging {
  sort?: string | undefined
  after?: string | undefined
  limit: number
}

function sortNamed(spec: ListSpec, name = spec.defaultSort): Sort {
  const sort = Object.hasOwn(spec.sorts, name) ? spec.sorts[name] : undefined
  if (!sort)
    throw new Refusal(
      'invalid',
      w.later('bad-sort', { sort: name, known: Object.keys(spec.sorts).join(', ') }),
    )
  return sort
}

const keysOf = (sort: Sort): readonly SortColumn[] => [...sort.by, { column: 'id', type: 'uuid' }]
const at = (table: string, { column, of }: SortColumn) => of?.(table) ?? sql.ref(`${table}.${column}`)
const ordered = (table: string, keys: readonly SortColumn[], { dir }: Sort) =>
  sql.join(keys.map((key) => sql`${at(table, key)} ${sql.raw(dir)}`))

/** A page is cut at one of these, so that few different statements are made of the limits that are asked for. */
const steps = [2, 11, 26, 51, 101, 201]

/** Written into the statement: a plan made for any limit at all would rather sort everything. */
const most = ({ limit }: Paging) => sql.lit(steps.find((step) => step > limit) ?? limit + 1)

/** The rows after the cursor, seen through one door (audience or grant), in index order, with what they are ordered by as `k0`, `k1`… */
function branch(
  spec: ListSpec,
  sort: Sort,
  { door, columns }: { door: RawBuilder<boolean>; columns: RawBuilder<unknown> },
  where: RawBuilder<boolean>,
  paging: Paging,
) {
  const keys = keysOf(sort)
  const order = ordered('t', keys, sort)
  // Explicit casts: without them PostgreSQL filters where it could seek.
  const start =
    paging.after === undefined
      ? sql`true`
      : sql`(${sql.join(keys.map((key) => at('t', key)))}) ${sql.raw(sort.dir === 'asc' ? '>' : '<')} (${sql.join(
          unseal(
            paging.after,
            keys.map(({ type }) => type),
          ).map((value, n) => sql`${value}::${sql.raw(keys[n]?.type ?? 'text')}`),
        )})`
  const named = sql.join(keys.map((key, n) => sql`${at('t', key)} as ${sql.ref(`k${n}`)}`))
  return sql`(select ${columns}${named} from ${sql.table(spec.table)} t where ${door} and ${where} and ${start} order by ${order} limit ${most(paging)})`
}

/** The rows of a page through both doors, and the end of the statement that reads them. */
function opened(
  ctx: Read,
  spec: ListSpec,
  where: RawBuilder<boolean>,
  paging: Paging,
  columns: RawBuilder<unknown> = sql``,
) {
  const sort = sortNamed(spec, paging.sort)
  const door = spec.open ? sql<boolean>`true` : inAudience(ctx.actor, 't')
  const direct = branch(spec, sort, { door, columns }, where, paging)
  // Kept apart by their conditions: a UNION that looked for doubles would be planned as a sort of all rows.
  // What was granted is gathered first: it is little, and for most of the staff nothing.
  const granted = sql<boolean>`t.id = any(array(${grantedIds(ctx.actor)})) and not ${inAudience(ctx.actor, 't')}`
  const rows =
    spec.open || ctx.actor.kind === 'system'
      ? direct
      : sql`${direct} union all ${branch(spec, sort, { door: granted, columns }, where, paging)}`
  const names = [...keysOf(sort).keys()].map((n) => sql.ref(`k${n}`))
  return {
    rows,
    id: names.at(-1) ?? sql.ref('k0'),
    /** What the next page starts after, as JSON. */
    keys: sql`json_build_array(${sql.join(names.map((name) => sql`${name}::text`))})::text`,
    end: sql`order by ${sql.join(names.map((name) => sql`${name} ${sql.raw(sort.dir)}`))} limit ${most(paging)}`,
  }
}

const piecesOf = ({ select }: Pick<ListSpec, 'select'>) =>
  sql.join(Object.entries(select).map(([key, value]) => sql`${value} as ${sql.id(key)}`))

const texts = new WeakMap<ListSpec['select'], RawBuilder<unknown>>()

/** What a list selects, made text once: of some hundred pieces that never change. */
function selected({ db }: Read, spec: ListSpec): RawBuilder<unknown> {
  const { select } = spec
  const known = texts.get(select)
  if (known) return known
  const pieces = piecesOf(spec)
  const { sql: text, parameters } = pieces.compile(db)
  const made = parameters.length === 0 ? sql.raw(text) : pieces
  texts.set(select, made)
  return made
}

/** A page in one statement: its rows need no joins, and planning them anew for every filter costs little. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller says what its SELECT list makes of a row
async function whole<Row extends object>(
  ctx: Read,
  spec: ListSpec,
  where: RawBuilder<boolean>,
  paging: Paging,
) {
  const { rows, keys, end } = opened(ctx, spec, where, paging, sql`t.*, `)
  const { rows: found } = await sql<Row & { keys: string }>`
    select ${selected(ctx, spec)}, ${keys} as keys from (${rows}) t ${end}`.execute(ctx.db)
  return { items: found.slice(0, paging.limit), next: nextOf(found, paging) }
}

const nextOf = (found: readonly { keys: string }[], { limit }: Paging) => {
  const last = found.length > limit ? found[limit - 1] : undefined
  return last ? sealed(last.keys) : null
}

interface Cut {
  id: string
  keys: string
}

/**
 * Which rows are on the page, one more than asked for. Found by themselves: this statement is planned anew for every
 * filter, and planning what the rows are dressed with would cost more than finding them.
 */
async function cut(ctx: Read, spec: ListSpec, where: RawBuilder<boolean>, paging: Paging): Promise<Cut[]> {
  const { rows, id, keys, end } = opened(ctx, spec, where, paging)
  const { rows: found } = await sql<Cut>`select ${id} as id, ${keys} as keys from (${rows}) u ${end}`.execute(
    ctx.db,
  )
  return found
}

/** A list through a select of its own, so that PostgreSQL makes no plan anew for its length. */
const steady = (values: readonly (string | number)[], type: 'uuid' | 'int') =>
  sql`(select ${values}::${sql.raw(type)}[])::${sql.raw(type)}[]`

/** What `visible` asks, once more for a row that was found a moment ago: it may have been closed since. */
const stillSeen = ({ kind, audiences, principals }: Actor) =>
  kind === 'system'
    ? sql`true`
    : sql`(t.audience_id = any(${steady(audiences, 'int')}) or t.id in (
        select entity_id from entity_grant where principal_id = any(${steady(principals, 'uuid')})))`

/**
 * One page of a list by keyset: what the actor may see, what the filter lets through, in an offered order.
 * Rows reached by audience and those reached only by personal grant are two branches, so that each can walk its index.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller says what its SELECT list makes of a row
export async function pageOf<Row extends object>(
  ctx: Read,
  spec: ListSpec,
  where: RawBuilder<boolean>,
  paging: Paging,
): Promise<{ items: Row[]; next: string | null }> {
  if (!spec.joins) return whole<Row>(ctx, spec, where, paging)
  const found = await cut(ctx, spec, where, paging)
  const page = found.slice(0, paging.limit)
  if (page.length === 0) return { items: [], next: null }
  const ids = steady(
    page.map(({ id }) => id),
    'uuid',
  )
  const { rows: items } = await sql<Row>`
    select ${selected(ctx, spec)}
    from unnest(${ids}) with ordinality as page (id, place)
    join ${sql.table(spec.table)} t on t.id = page.id
    ${spec.joins}
    where ${spec.open ? where : stillSeen(ctx.actor)}
    order by page.place`.execute(ctx.db)
  return { items: [...items], next: nextOf(found, paging) }
}

/** One row of a list that needs no joins, if the actor may see it. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller says what its SELECT list makes of a row
export async function oneOf<Row extends object>(
  ctx: Read,
  spec: Pick<ListSpec, 'table' | 'select'>,
  where: RawBuilder<boolean>,
): Promise<Row | undefined> {
  const { rows } = await sql<Row>`select ${piecesOf(spec)} from ${sql.table(spec.table)} t
    where ${where} and ${visibleOne(ctx.actor, 't')}`.execute(ctx.db)
  return rows[0]
}

/** A badge that says 999+ counts little; as above, few different statements. */
const caps = [mostOnBadge, 10_000]

/** How many rows the filter lets through, counted no further than the cap ("10 000+"). */
export async function countOf(ctx: Read, spec: ListSpec, where: RawBuilder<boolean>, cap = 10_000) {
  const most = caps.find((step) => step >= cap) ?? cap
  const door = spec.open
    ? sql`true`
    : ctx.actor.kind === 'system'
      ? sql`true`
      : sql`(${inAudience(ctx.actor, 't')} or t.id in (${grantedIds(ctx.actor)}))`
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (
    select from ${sql.table(spec.table)} t where ${door} and ${where} limit ${sql.lit(most + 1)}) capped`.execute(
    ctx.db,
  )
  const n = rows[0]?.n ?? 0
  return { n: Math.min(n, cap), capped: n > cap }
}
