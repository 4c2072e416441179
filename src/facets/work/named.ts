import { inputRefused } from '#lib/refusal'
import { sql } from 'kysely'
import { holds } from '#kernel/auth/holders'
import { needPrincipals } from '#kernel/auth/principals'
import type { Read } from '#kernel/context'
import { seenAmong } from '#kernel/readable'
import type { Origin } from '#kernel/events'
import { kindOf } from '#kernel/kinds'
import { together } from '#kernel/together'
import { w } from './words.ts'

type Id = string | null | undefined
/** What work names beside its own fields. */
export interface Named {
  readonly team_id?: Id
  readonly assignee_id?: Id
  readonly requester_id?: Id
  readonly place_id?: Id
}
export const namedFields = ['team_id', 'assignee_id', 'requester_id', 'place_id'] as const

/**
 * Refuses work of these kinds that would name a team that is none, a person who is none or gone, an assignee who cannot
 * work on it, or a place that the actor does not see; asked once for a whole batch. What an import brings may name who
 * has left since.
 */
export async function needNamed(
  ctx: Read & { readonly origin: Origin },
  kinds: readonly string[],
  named: readonly Named[],
) {
  const all = (field: keyof Named) => [...new Set(named.flatMap((one) => one[field] ?? []))]
  await together(
    needPrincipals(
      ctx,
      [
        { field: 'team_id', is: 'team', ids: all('team_id') },
        { field: 'assignee_id', is: 'person', ids: all('assignee_id') },
        { field: 'requester_id', is: 'person', ids: all('requester_id') },
      ],
      { gone: ctx.origin === 'import' },
    ),
    needPlaces(ctx, all('place_id')),
    ...(ctx.origin === 'user' ? [needWorkers(ctx, kinds, all('assignee_id'))] : []),
  )
}

/** What nobody but its team sees would lie with somebody who cannot open it. */
async function needWorkers({ db, actor }: Read, kinds: readonly string[], ids: readonly string[]) {
  const permissions = [...new Set(kinds.map((kind) => kindOf(kind).can.write))]
  const asked = ids.filter(
    (id) => id !== actor.id || !permissions.every((name) => actor.permissions.has(name)),
  )
  if (asked.length === 0) return
  const works = sql.join(permissions.map(holds), sql` and `)
  const { rows } = await sql<{ name: string }>`
    select p.name from principal p where p.id = any(${asked}::uuid[]) and not (${works}) order by p.name limit 1`.execute(
    db,
  )
  const [idle] = rows
  if (!idle) return
  const why = w.later('refuse.no-worker', { name: idle.name })
  throw inputRefused('assignee_id', why)
}

async function needPlaces(ctx: Read, ids: readonly string[]) {
  const seen = await seenAmong(ctx, ids)
  if (ids.every((id) => seen.get(id)?.kind === 'place')) return
  const why = w.later('refuse.no-place')
  throw inputRefused('place_id', why)
}
