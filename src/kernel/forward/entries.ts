import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** One event of the timeline as it goes out: with its place in the sealed log, by which a receiver knows it again. */
export interface Entry {
  readonly place: number
  readonly id: number
  readonly at: string
  readonly kind: string
  readonly actor: { readonly id: string; readonly name: string | null }
  readonly subject: { readonly id: string; readonly kind: string; readonly key: string | null }
  readonly origin: string
  readonly request: string
  readonly session: string | null
  readonly token: string | null
  /** What it said; null once that was erased. */
  readonly data: unknown
}

/** Sealed events from a place on, in the order of the log. */
export async function entriesFrom(db: Db, place: number, most: number): Promise<Entry[]> {
  const { rows } = await sql<Omit<Entry, 'data'> & { payload: string | null }>`
    select l.leaf as place, e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.kind,
      jsonb_build_object('id', e.actor_id, 'name', p.name) as actor,
      jsonb_build_object('id', e.subject_id, 'kind', e.subject_kind, 'key', s.key) as subject,
      e.origin, e.request_id as request, e.session_id as session, e.token_id as token, d.payload
    from seal_leaf l join event e on e.id = l.event_id left join event_data d on d.event_id = e.id
      left join principal p on p.id = e.actor_id left join entity s on s.id = e.subject_id
    where l.leaf >= ${place}::bigint order by l.leaf limit ${most}::int`.execute(db)
  return rows.map(({ payload, ...entry }) => ({
    ...entry,
    data: payload === null ? null : (JSON.parse(payload) as unknown),
  }))
}
