import { sql } from 'kysely'
import type { Sentence } from '#lib/words'
import type { Write } from '#kernel/context'
import { WorkChanged, WorkMoved } from './contract.ts'
import { loadWork } from './load.ts'
import { type Change, type Changed, difference, pathOf, writeChange } from './save.ts'
import { w } from './words.ts'

interface Done {
  subject_id: string
  payload: { before: Change; after: Change }
}

export interface Undone {
  changed: Changed[]
  refused: { id: string; key: string; why: Sentence }[]
}

/**
 * Takes back what one request of this actor changed on work, newest first. A record that was changed since in the same
 * fields is left alone and named.
 */
export async function undoWork(ctx: Write, request: string): Promise<Undone> {
  const { rows } = await sql<Done>`
    select e.subject_id, d.payload::jsonb as payload from event e join event_data d on d.event_id = e.id
    where e.request_id = ${request}::uuid and e.actor_id = ${ctx.actor.id}::uuid and e.kind = any(${[WorkChanged.name, WorkMoved.name]}::text[])
    order by e.id desc`.execute(ctx.db)
  const current = new Map(
    (
      await loadWork(
        ctx,
        rows.map((row) => row.subject_id),
        { lock: true },
      )
    ).map((row) => [row.id, row]),
  )
  const first = new Map(current)
  const refused = new Map<string, Sentence>()
  for (const { subject_id, payload } of rows) {
    const row = current.get(subject_id)
    if (!row || refused.has(subject_id)) continue
    const untouched = difference(row, payload.after) === null
    if (untouched) current.set(subject_id, { ...row, ...payload.before })
    else refused.set(subject_id, w.later('refuse.changed-since', { key: row.key }))
  }
  const changed: Changed[] = []
  for (const [id, before] of first) {
    const wanted = current.get(id)
    const change = wanted && !refused.has(id) ? difference(before, wanted) : null
    if (!change) continue
    const after = await writeChange(ctx, before, change.after)
    const told = 'category_id' in change.after ? { category: await pathOf(ctx, after.category_id) } : {}
    ctx.emit(WorkChanged, after, { before: change.before, after: { ...change.after, ...told } })
    changed.push({ before, after })
  }
  return {
    changed,
    refused: [...refused].map(([id, why]) => ({ id, key: first.get(id)?.key ?? '', why })),
  }
}
