import { sql } from 'kysely'
import type { Read } from './context.ts'
import { type Moment, pastsOf } from './past.ts'

/** The events that say what records of a kind are called, and the field in which they do. */
function callersOf(kind: string) {
  const past = pastsOf(kind).find(({ called }) => called !== undefined)
  const { called = '' } = past ?? {}
  return { called, readers: past?.tells.filter(({ touches }) => touches.includes(called)) ?? [] }
}

interface Row {
  subject_id: string
  subject_kind: string
  kind: string
  payload: string | null
}

/** What these records were called then, where they are called otherwise today; a name that was erased stays so. */
export async function calledThen(ctx: Read, ids: readonly string[], { at, through }: Moment) {
  const known = new Map<string, string>()
  if (ids.length === 0) return known
  const { rows } = await sql<Row>`
    select e.subject_id, e.subject_kind, e.kind, d.payload from event e left join event_data d on d.event_id = e.id
    where e.subject_id = any(${[...ids]}::uuid[])
      and case when ${through}::bigint is null then e.at > ${at}::timestamptz else e.id > ${through}::bigint end
    order by e.id desc`.execute(ctx.db)
  for (const { subject_id, subject_kind, kind, payload } of rows) {
    const { called, readers } = callersOf(subject_kind)
    const reader = readers.find(({ on }) => on === kind)
    if (!reader) continue
    const change = payload === null ? undefined : reader.read(JSON.parse(payload), {})
    const before = change?.before?.[called]
    if (typeof before === 'string') known.set(subject_id, before)
    // Whoever was forgotten since is called as they are now.
    else if (!change || change.erased?.includes(called)) known.delete(subject_id)
  }
  return known
}
