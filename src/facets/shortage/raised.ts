import { sql } from 'kysely'
import type { z } from 'zod'
import { say } from '#lib/words'
import { htmlOf } from '#facets/comments/html'
import type { Read, Write } from '#kernel/context'
import type { shortageFound } from './contract.ts'
import { w } from './words.ts'

interface Standing {
  readonly isOver: boolean
  /** What was opened for it. */
  readonly work_id: string | null
}

/** How a shortage stands; whoever acts on it holds it until the commit. Undefined once its record is gone. */
export async function shortageStanding(ctx: Write, id: string): Promise<Standing | undefined> {
  const { rows } = await sql<Standing>`
    select over_at is not null as "isOver", work_id from shortage where id = ${id}::uuid for update`.execute(
    ctx.db,
  )
  return rows[0]
}

/** What a source was found short of and is not over: by its record, by how many when it was told. */
export async function standingShortages(
  { db }: Pick<Read, 'db'>,
  source: string,
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('shortage')
    .select(['record_id', 'missing'])
    .where('source', '=', source)
    .where('over_at', 'is', null)
    .execute()
  return new Map(rows.map(({ record_id, missing }) => [record_id, missing]))
}

/** Remembers what was opened for a shortage. */
export const shortageRaised = (ctx: Write, id: string, work_id: string) =>
  ctx.db.updateTable('shortage').set({ work_id }).where('id', '=', id).execute()

type Found = z.output<typeof shortageFound.data>

/** What is asked of somebody about what is short, in a language. `address`: of the house. */
export function shortageWords(
  { key, title: name, to, missing: n, ordered, wanted }: Found,
  language: string,
  address: string,
) {
  const is = wanted.sort === 'licence' ? 'licence' : 'stock'
  const more = ordered > 0 ? ` ${say(w.later('ordered-text', { n: ordered }), language)}` : ''
  const text = say(w.later(`${is}-text`), language) + more
  return {
    title: say(w.later(`${is}-title`, { title: name, n }), language),
    text,
    html: htmlOf(`${text}\n\n${key === '' ? name : `${key} · ${name}`}\n${address}${to}`),
  }
}

/** What is said where there is enough again. */
export const overWords = (language: string) => say(w.later('over-text'), language)
