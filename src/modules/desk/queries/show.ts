import { sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import { say, type Sentence } from '#lib/words'
import { type Actor, may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { oneOf } from '#kernel/listing'
import { together } from '#kernel/together'
import { inAudience, isGranted, visibleOne } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { clocksOfRow } from '#facets/clocks/cells'
import { shownCustom } from '#facets/custom-fields/public'
import { mayWorkOn } from '#facets/work/load'
import { stateOf } from '#facets/work/engine/workflow'
import { movesOf } from '#facets/work/move'
import { workflowsById } from '#facets/work/workflows'
import type { Ticket } from '../contract.ts'
import { kindNames } from '../kinds.ts'
import { refusal } from '../policy.ts'
import { needsKnown, openChildrenOf } from '../needs.ts'
import { dress, type Listed, ticketList } from './list.ts'
import { partsOf } from './parts.ts'

const other = sql`jsonb_build_object('id', m.id, 'key', m.key, 'title', m.title)`

// Where it goes on is said by number to whoever may not go there.
const mergedInto = (actor: Actor) =>
  sql`(select ${other} || case when ${visibleOne(actor, 'm')} then '{}' else '{"title": ""}'::jsonb end
    from entity m where m.id = e.merged_into)`

const extraFor = (ctx: Read) => ({
  ...ticketList.select,
  kept_clocks: clocksOfRow(sql.ref('t.id')),
  ticket: sql`(select json_build_object('channel', channel, 'cause', cause, 'resolution', resolution) from ticket where ticket.id = t.id)`,
  entity: sql`(select json_build_object('version', e.version,
      'created_by', (select json_build_object('id', p.id, 'name', p.name) from principal p where p.id = e.created_by),
      'merged_into', ${mergedInto(ctx.actor)})
    from entity e where e.id = t.id)`,
  custom: sql`t.custom`,
  split_from: sql`(select ${other} from link l join entity m on m.id = l.to_id
    where l.from_id = t.id and l.relation = 'split-from' and ${inAudience(ctx.actor, 'm')} limit 1)`,
  minutes: sql`(select coalesce(sum(minutes), 0)::int from time_entry where work_id = t.id and removed_at is null)`,
  open_children: openChildrenOf(ctx.actor, sql`t.id`),
  inside: inAudience(ctx.actor, 't'),
  granted: isGranted(ctx.actor, 't'),
})

interface Shown extends Listed {
  ticket: Pick<Ticket, 'channel' | 'cause' | 'resolution'>
  entity: Pick<Ticket, 'version' | 'created_by' | 'merged_into'>
  custom: Ticket['custom']
  split_from: Ticket['split_from']
  minutes: number
  open_children: boolean
  inside: boolean
  granted: boolean
}

const answer = (actor: Actor, ...reasons: (Sentence | null | undefined)[]): true | string => {
  const reason = reasons.find((one) => one)
  return reason ? say(reason, actor.language) : true
}

/** One ticket whole: its fields, clocks, and every verb with the reason where it is refused. */
export async function showTicket(ctx: Read, { id }: { id: string }): Promise<Ticket> {
  const spec = { ...ticketList, select: extraFor(ctx) }
  const where = sql<boolean>`t.id = ${id}::uuid and t.kind = any(${kindNames}::text[])`
  const row = await oneOf<Shown>(ctx, spec, where)
  if (!row) throw new Refusal('not-found', house.later('not-found'))
  const { ticket, entity, inside, granted, split_from, minutes, open_children } = row
  const [[dressed], [custom = {}], parts] = await together(
    dress(ctx, [row]),
    shownCustom(ctx, row.kind, [row.custom]),
    row.has_parts ? partsOf(ctx, id) : Promise.resolve([]),
  )
  if (!dressed) throw new Error('a row lost its dress')
  const known = needsKnown({ ...row, ...ticket }, open_children)
  const { actor } = ctx
  const merged = refusal.merged(entity)
  const works = inside && mayWorkOn(actor, 'desk.work', row) ? null : house.later('forbidden')
  const asks = granted && may(actor, 'desk.open')
  const workflow = (await workflowsById(ctx, [row.workflow_id])).get(row.workflow_id)
  const outside = (to: string) =>
    works && asks ? refusal.moveFromOutside(row.phase, workflow && stateOf(workflow, to)?.phase) : works
  const moves = workflow ? movesOf(workflow, row.state, known, actor) : []
  return {
    ...dressed,
    ...ticket,
    // What it is put down to, and how long it took, is the desk's own.
    cause: inside ? ticket.cause : '',
    ...entity,
    merged: parts,
    split_from,
    minutes: inside ? minutes : 0,
    custom,
    inside,
    moves: moves
      .filter(({ to }) => inside || outside(to) === null)
      .map(({ why, ...move }) => ({
        ...move,
        needs: [...move.needs],
        can: answer(actor, merged, outside(move.to), why),
      })),
    can: {
      change: answer(actor, merged, works),
      reply: answer(actor, merged, asks ? null : works),
      note: answer(actor, merged, works),
      merge: answer(actor, merged, works),
      unmerge: answer(actor, works),
    },
  }
}
