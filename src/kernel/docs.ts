import { sql } from 'kysely'
import type { Write } from './context.ts'

/** One findable text: the title's part is the record itself; a message's or file's is its own id. */
export interface Doc {
  entity_id: string
  part: string
  audience_id: number
  granted?: boolean
  kind: string
  /** The words, from `tsvectorOf`. */
  tokens: string
}

/** What a command made findable, ready to be written in one statement; of one text said twice the later words count. */
export function docsToSave({ db }: Pick<Write, 'db'>, all: readonly Doc[]): () => Promise<unknown> {
  if (all.length === 0) return async () => undefined
  const docs = JSON.stringify([...new Map(all.map((doc) => [`${doc.entity_id} ${doc.part}`, doc])).values()])
  const statement = sql`insert into doc (entity_id, part, audience_id, granted, kind, tokens)
    select entity_id, part, audience_id, coalesce(granted, true), kind, tokens::tsvector
    from jsonb_to_recordset(${docs}::jsonb) as d(entity_id uuid, part uuid, audience_id int, granted bool, kind text, tokens text)
    on conflict (entity_id, part) do update set tokens = excluded.tokens, audience_id = excluded.audience_id, granted = excluded.granted`
  return async () => statement.execute(db)
}
