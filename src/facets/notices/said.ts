import { sql } from 'kysely'
import { msOf } from '#lib/time/instant'
import { say } from '#lib/words'
import type { Actor } from '#kernel/actor'
import { namesOf } from '#kernel/auth/names'
import type { Read } from '#kernel/context'
import { knownKind } from './kinds.ts'

/** A notice as it lies in its table, as far as it is told. */
export interface NoticeRow {
  id: string
  person_id: string
  kind: string
  entity_id: string | null
  part: string | null
  inside: boolean
  needs: string | null
  leads_to: string | null
  by_id: string
  said: Readonly<Record<string, string>>
  at: string
  read_at: string | null
}

/** Says notices to one reader: a line each. */
export async function sayer(ctx: Read, rows: readonly Pick<NoticeRow, 'by_id'>[], actor: Actor) {
  const names = await namesOf(
    ctx,
    rows.map(({ by_id }) => by_id),
  )
  const { language, zone } = actor
  const reader = { language, zone, now: msOf(ctx.now) }
  return ({ kind, said, by_id }: Pick<NoticeRow, 'kind' | 'said' | 'by_id'>) => {
    const sentence = knownKind(kind)?.say({ by: names.get(by_id) ?? '', values: said, reader })
    return sentence ? say(sentence, language) : kind
  }
}

export interface RecordTold {
  id: string
  kind: string
  key: string
  title: string
}

export async function recordsOf({ db }: Pick<Read, 'db'>, rows: readonly Pick<NoticeRow, 'entity_id'>[]) {
  const ids = [...new Set(rows.flatMap(({ entity_id }) => entity_id ?? []))]
  const { rows: found } = await sql<RecordTold>`
    select id, kind, key, title from entity where id = any(${ids}::uuid[])`.execute(db)
  return new Map(found.map((row) => [row.id, row]))
}
