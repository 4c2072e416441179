import { sql } from 'kysely'
import type { EventHeader } from '#lib/sealed'
import type { Db } from '../db.ts'
import { commitmentOf } from '../events.ts'
import { headerColumns, headerOf, leafOf } from './leaf.ts'
import type { Place } from './segment.ts'

const atOnce = 5000

type Row = Omit<EventHeader, 'id'> & {
  leaf: number
  event: number
  noted: Buffer
  id: number | null
  tx: string | null
  salt: Buffer | null
  payload: string | null
}

/** A place, and whether the event's contents are what it committed to; they may be gone, which is no damage. */
export interface Read {
  readonly place: Place
  readonly content: 'whole' | 'erased' | 'changed'
}

function contentOf({ id, salt, payload, commitment }: Row): Read['content'] {
  if (id === null) return 'whole'
  if (salt === null || payload === null) return 'erased'
  return commitmentOf(salt, payload).toString('hex') === commitment ? 'whole' : 'changed'
}

function read(row: Row): Read {
  const { leaf, event, noted, id, tx } = row
  const header = id === null ? null : headerOf({ ...row, id })
  return {
    place: { leaf, event, noted, tx, header, now: header && leafOf(header) },
    content: contentOf(row),
  }
}

/** Every place of the log in its order, with the event that it is about. */
async function* placesIn(db: Db): AsyncGenerator<Read[]> {
  for (let next = 0; ;) {
    const { rows } = await sql<Row>`
      select l.leaf, l.event_id as event, l.hash as noted, e.tx::text as tx, d.salt, d.payload, ${headerColumns}
      from seal_leaf l left join event e on e.id = l.event_id left join event_data d on d.event_id = e.id
      where l.leaf >= ${next}::bigint order by l.leaf limit ${atOnce}::int`.execute(db)
    const last = rows.at(-1)
    if (!last) return
    yield rows.map(read)
    next = last.leaf + 1
  }
}

/** The log's places, handed out up to wherever one asks. */
export function walk(db: Db) {
  const chunks = placesIn(db)
  let chunk: Read[] = []
  let at = 0
  let over = false
  return {
    /** Those before that place; undefined takes all that are left. */
    async upTo(size = Infinity): Promise<Read[]> {
      const taken: Read[] = []
      for (;;) {
        for (let one = chunk[at]; one && one.place.leaf < size; one = chunk[++at]) taken.push(one)
        if (at < chunk.length || over) return taken
        const next = await chunks.next()
        over = next.done === true
        chunk = next.done ? [] : next.value
        at = 0
      }
    },
  }
}
