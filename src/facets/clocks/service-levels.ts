import { msOf } from '#lib/time/instant'
import type { Sentence } from '#lib/words'
import type { Read, Write } from '#kernel/context'
import { stateOf } from '#facets/work/engine/workflow'
import type { WorkRow } from '#facets/work/load'
import type { Changed } from '#facets/work/save'
import { workflowsById } from '#facets/work/workflows'
import { type Clock, clocksOf, forgetFacts, startClocks, type Telling, tellClocks } from './clocks.ts'
import {
  onAnswer,
  onMoved,
  onOpened,
  onTerms,
  type Stand,
  startFact,
  type Terms,
} from './engine/reactions.ts'
import { type ActivePolicy, activePolicies, policyVersions } from './policies.ts'
import { scopeFits } from './scope.ts'
import { w } from './words.ts'

/** What people call the terms of a priority. */
const labelOf = ({ priority }: Pick<WorkRow, 'priority'>) => `P${priority}`

/** The policy that counts for each record: the first active one whose scope it fits. Records without one have no clocks. */
async function policiesFor(ctx: Read, rows: readonly WorkRow[]): Promise<Map<string, ActivePolicy>> {
  const policies = await activePolicies(ctx)
  const fits = await scopeFits(ctx, rows)
  return new Map(
    rows.flatMap((row) => {
      const found = policies.find(({ definition }) => fits(definition.scope, row))
      return found ? [[row.id, found] as const] : []
    }),
  )
}

const termsOf = ({ id, calendar, definition }: ActivePolicy): Terms => ({ policy: id, calendar, definition })

/** Starts the clocks of newly opened work. `asked`: somebody outside asked for it, so a first answer is owed. */
export async function startServiceLevels(ctx: Write, opened: readonly { row: WorkRow; asked: boolean }[]) {
  const policies = await policiesFor(
    ctx,
    opened.map(({ row }) => row),
  )
  await startClocks(
    ctx,
    opened.flatMap(({ row, asked }) => {
      const policy = policies.get(row.id)
      if (!policy) return []
      return onOpened(termsOf(policy), row.priority, labelOf(row), msOf(row.opened_at), asked).map(
        ({ metric, fact }) => ({
          entity_id: row.id,
          metric: metric ?? 'resolution',
          facts: [fact],
        }),
      )
    }),
  )
}

/** What decides which policy counts, and with which target. */
const decisive = [
  'priority',
  'team_id',
  'category_id',
  'requester_id',
  'place_id',
  'kind',
  'custom',
  'restricted',
] as const

const standOf = (row: WorkRow, waits_for: Stand['waits_for']): Stand => ({
  phase: row.phase,
  waits_for,
  hold_until: row.hold_until === null ? null : msOf(row.hold_until),
})

/** Tells the clocks of changed work what the changes mean to them: pauses, ends, other targets. */
export async function followChanges(ctx: Write, changes: readonly Changed[], why?: Sentence) {
  const now = msOf(ctx.now)
  const name = ctx.actor.name
  const clocks = Map.groupBy(
    await clocksOf(
      ctx,
      changes.map(({ after }) => after.id),
    ),
    ({ entity_id }) => entity_id,
  )
  const moved = changes.filter(
    ({ before, after }) => before.state !== after.state || before.hold_until !== after.hold_until,
  )
  const workflows = await workflowsById(
    ctx,
    moved.flatMap(({ before, after }) => [before.workflow_id, after.workflow_id]),
  )
  const current = await policyVersions(
    ctx,
    [...clocks.values()].flat().map((clock) => clock.policy_version_id),
  )
  const stateIn = (row: WorkRow) => {
    const flow = workflows.get(row.workflow_id)
    return flow && stateOf(flow, row.state)
  }
  const tellings: Telling[] = []
  for (const { before, after } of moved) {
    const definition = current.get(clocks.get(after.id)?.[0]?.policy_version_id ?? '')?.definition
    if (!definition) continue
    const stands = [
      standOf(before, stateIn(before)?.waits_for),
      standOf(after, stateIn(after)?.waits_for),
    ] as const
    const reason = why ?? w.later('why.state', { name, state: stateIn(after)?.title ?? after.state })
    for (const fact of onMoved(definition, ...stands, now, reason))
      tellings.push({ entity_id: after.id, ...fact })
  }
  tellings.push(...(await newTerms(ctx, changes, clocks, name, now)))
  if (tellings.length > 0) await tellClocks(ctx, tellings)
}

async function newTerms(
  ctx: Write,
  changes: readonly Changed[],
  clocks: Map<string, Clock[]>,
  name: string,
  now: number,
): Promise<Telling[]> {
  const shifted = changes.filter(
    ({ before, after }) =>
      clocks.has(after.id) &&
      decisive.some((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key])),
  )
  if (shifted.length === 0) return []
  const policies = await policiesFor(
    ctx,
    shifted.map(({ after }) => after),
  )
  return shifted.flatMap(({ before, after }): Telling[] => {
    const policy = policies.get(after.id)
    const held = clocks.get(after.id)?.[0]
    if (!policy)
      return [{ entity_id: after.id, fact: { is: 'cancelled', at: now, why: w.later('no-policy') } }]
    if (before.priority === after.priority && held?.policy_version_id === policy.id) return []
    const why =
      before.priority === after.priority
        ? w.later('why.policy', { policy: policy.title })
        : w.later('why.priority', { name, before: labelOf(before), after: labelOf(after) })
    return onTerms(termsOf(policy), after.priority, labelOf(after), now, why).map((fact) => ({
      entity_id: after.id,
      ...fact,
    }))
  })
}

/** We answered in public: the clocks of answers have what they waited for. */
export const answered = (ctx: Write, ids: readonly string[], at = ctx.now) =>
  tellClocks(
    ctx,
    ids.flatMap((entity_id) =>
      onAnswer(msOf(at), w.later('why.reply', { name: ctx.actor.name })).map((fact) => ({
        entity_id,
        ...fact,
      })),
    ),
  )

/** The asker wrote again: once there was a first answer, the next one is owed from now on. */
export async function asked(ctx: Write, row: WorkRow, at = ctx.now) {
  const clocks = await clocksOf(ctx, [row.id])
  const first = clocks.find(({ metric }) => metric === 'first_response')
  if (first && first.row.phase !== 'stopped') return
  const moment = msOf(at)
  const why = w.later('why.asked', { name: ctx.actor.name })
  if (clocks.some(({ metric }) => metric === 'next_response'))
    return tellClocks(ctx, [
      { entity_id: row.id, metric: 'next_response', fact: { is: 'restarted', at: moment, why } },
    ])
  const [policy] = (await policiesFor(ctx, [row])).values()
  if (!policy) return
  const facts = startFact(termsOf(policy), 'next_response', row.priority, labelOf(row), moment, why)
  if (facts.length > 0) await startClocks(ctx, [{ entity_id: row.id, metric: 'next_response', facts }])
}

/** The promise no longer holds, as when a record is merged away; undo of the same request takes it back. */
export const cancelServiceLevels = (ctx: Write, ids: readonly string[], why: Sentence) =>
  tellClocks(
    ctx,
    ids.map((entity_id) => ({ entity_id, fact: { is: 'cancelled', at: msOf(ctx.now), why } })),
  )

export { forgetFacts as undoServiceLevels }
