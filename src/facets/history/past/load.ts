import { sql } from 'kysely'
import { itemsAt, type Then, type Told, valueAt, type Values } from '#lib/past/fold'
import type { Read } from '#kernel/context'
import { type Moment, type Past, pastsOf } from '#kernel/past'
import type { Seen } from '#kernel/visible'

/** A record's own past, ready to be asked: what each room says of it today, and what the events since then changed. */
export interface Looked {
  readonly record: Seen
  /** The last event that counts; 0 where nothing had happened yet. */
  readonly through: number
  /** When the house heard of it first. */
  readonly since: string | null
  readonly here: boolean
  readonly parts: readonly Part[]
  readonly told: readonly Told[]
}
interface Part {
  readonly past: Past
  readonly now: Values
}

interface Row {
  id: number
  kind: string
  payload: string | null
}

async function eventsOf(ctx: Read, id: string, kinds: readonly string[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select e.id, e.kind, d.payload from event e left join event_data d on d.event_id = e.id
    where e.subject_id = ${id}::uuid and e.kind = any(${[...kinds]}::text[]) order by e.id`.execute(ctx.db)
  return rows
}

/**
 * The first event of a record, and the last one of the moment. What was written down since, of a time before (repairs of another program), is
 * not of that moment where a change after it was written down first: such a change would count as made by then.
 */
async function boundsOf(ctx: Read, id: string, { at, through }: Moment, kinds: readonly string[]) {
  const { rows } = await sql<{ first: number | null; since: string | null; through: number }>`
    select min(id) as first, (array_agg(at order by id))[1] as since,
      coalesce(${through}::bigint, max(id) filter (where at <= ${at}::timestamptz and id < coalesce((
        select min(e.id) from event e where e.subject_id = ${id}::uuid and e.at > ${at}::timestamptz
          and e.kind = any(${[...kinds]}::text[])), ${Number.MAX_SAFE_INTEGER}::bigint)), 0) as through
    from event where subject_id = ${id}::uuid`.execute(ctx.db)
  return rows[0] ?? { first: null, since: null, through: 0 }
}

/** Each event by every room that reads it: the desk tells of messages that went elsewhere, the facet of those that came. */
function toldBy(pasts: readonly Past[], rows: readonly Row[], now: Values): Told[] {
  const readers = Map.groupBy(
    pasts.flatMap((past) => past.tells),
    ({ on }) => on,
  )
  return rows.flatMap(({ id, kind, payload }) => {
    const why = payload === null ? ('erased' as const) : ('untold' as const)
    const data: unknown = payload === null ? null : JSON.parse(payload)
    return (readers.get(kind) ?? []).map(({ read, touches }) => ({
      id,
      change: data === null ? undefined : read(data, now),
      why,
      touches,
    }))
  })
}

export async function lookBack(ctx: Read, record: Seen, moment: Moment): Promise<Looked> {
  const pasts = pastsOf(record.kind)
  const kinds = [...new Set(pasts.flatMap((past) => past.tells.map(({ on }) => on)))]
  const [rows, bounds, ...nows] = await Promise.all([
    eventsOf(ctx, record.id, kinds),
    boundsOf(ctx, record.id, moment, kinds),
    ...pasts.map(async (past) => past.now(ctx, record)),
  ])
  const { through } = bounds
  return {
    record,
    through,
    since: bounds.since,
    here: bounds.first !== null && bounds.first <= through,
    parts: pasts.map((past, n): Part => ({ past, now: nows[n] ?? {} })),
    told: toldBy(pasts, rows, Object.assign({}, ...nows)),
  }
}

/** What a field held then. */
export function thenOf({ through, told }: Looked, { past, now }: Part, field: string): Then {
  const value = now[field]
  return past.fields[field]?.many
    ? itemsAt(field, Array.isArray(value) ? value : [], told, through)
    : valueAt(field, value, told, through)
}
