import { sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import { namesOf } from './auth/names.ts'
import type { Read } from './context.ts'
import { visibleParts } from './visible.ts'
import { w } from './words.ts'

/** One change of what the caller read: when, by whom, and which fields, as far as its event names them. */
interface Since {
  readonly at: string
  readonly by: string
  readonly fields: readonly string[]
}

interface ReadBefore {
  /** What the events of it are about. */
  readonly id: string
  readonly yours: number
  readonly theirs: number
  /** Where several things tell their events of one subject: which of those are of this one. */
  readonly isOf?: (data: Record<string, unknown>) => boolean
}

/** Refuses a change of what was changed since the caller read it; says who changed what, as far as they may know. */
export async function refuseStale(ctx: Read, read: ReadBefore): Promise<never> {
  const { yours, theirs } = read
  const changes = await changesSince(ctx, read)
  throw new Refusal('stale', w.later('stale', { yours, theirs }), { version: theirs, changes })
}

/** Refuses what a caller who read that version of a record would change, if another one counts now. The caller has its row locked. */
export async function asRead(ctx: Read, id: string, version: number | undefined): Promise<void> {
  if (version === undefined) return
  const { version: theirs } = await ctx.db
    .selectFrom('entity')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await sameAsRead(ctx, { id, yours: version, theirs })
}

/** Refuses what a caller who read one version would change, if another one counts now; `yours`: none where they named none. The caller has its row locked. */
export async function sameAsRead(
  ctx: Read,
  { yours, ...read }: Omit<ReadBefore, 'yours'> & { readonly yours: number | undefined },
): Promise<void> {
  if (yours !== undefined && yours !== read.theirs) await refuseStale(ctx, { ...read, yours })
}

const mostLookedAt = 100
const mostTold = 10
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The names of the fields that an event says were changed; undefined for an event that changed none. */
function fieldsIn(data: Record<string, unknown>): string[] | undefined {
  if (isObject(data['after'])) {
    const { after, before } = data
    const was = isObject(before) ? before : {}
    return Object.keys(after).filter((name) => JSON.stringify(after[name]) !== JSON.stringify(was[name]))
  }
  const named = data['changed'] ?? data['fields']
  if (Array.isArray(named)) return named.filter((name) => typeof name === 'string')
  return 'after' in data || 'version' in data ? [] : undefined
}

async function changesSince(ctx: Read, { id, yours, theirs, isOf }: ReadBefore): Promise<Since[]> {
  const { rows } = await sql<{ at: string; actor_id: string; request_id: string; payload: string }>`
    select e.at, e.actor_id, e.request_id, d.payload from event e join event_data d on d.event_id = e.id
    where e.subject_id = ${id}::uuid and ${visibleParts(ctx.actor, 'e', 'subject_id')}
    order by e.id desc limit ${mostLookedAt}::int`.execute(ctx.db)
  const found = new Map<string, { at: string; actor_id: string; fields: Set<string> }>()
  for (const { at, actor_id, request_id, payload } of rows) {
    const data: unknown = JSON.parse(payload)
    const fields = isObject(data) && (isOf?.(data) ?? true) ? fieldsIn(data) : undefined
    if (!fields) continue
    const known = found.get(request_id)
    for (const name of fields) known?.fields.add(name)
    if (!known) found.set(request_id, { at, actor_id, fields: new Set(fields) })
  }
  // Each change counts the version up once.
  const since = [...found.values()].slice(0, Math.min(mostTold, Math.max(0, theirs - yours)))
  const names = await namesOf(
    ctx,
    since.map(({ actor_id }) => actor_id),
  )
  return since.flatMap(({ at, actor_id, fields }) => {
    const by = names.get(actor_id)
    return by === undefined ? [] : [{ at, by, fields: [...fields] }]
  })
}
