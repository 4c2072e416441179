import { msOf } from '#lib/time/instant'
import type { Sentence } from '#lib/words'
import type { Write } from '#kernel/context'
import { stateOf, type Workflow } from '#facets/work/engine/workflow'
import type { WorkRow } from '#facets/work/load'
import type { Changed } from '#facets/work/save'
import { workflowsById } from '#facets/work/workflows'
import { type Clock, clocksOf, startClocks, type Telling, tellClocks } from './clocks.ts'
import { labelOf } from './engine/label.ts'
import { onAnswer, onAskedAgain, onMoved, onOpened, startFact } from './engine/reactions.ts'
import { isDecisive, newTerms, standOf } from './new-terms.ts'
import { policyVersions, standingPolicies } from './policies.ts'
import type { Metric } from './schemas.ts'
import { policiesFor, termsOf } from './terms.ts'
import { w } from './words.ts'

/**
 * Starts the clocks of newly opened work, and says by id when the first of each breaks. `asked`: somebody outside asked for
 * it, so a first answer is owed.
 */
export async function startServiceLevels(ctx: Write, opened: readonly { row: WorkRow; asked: boolean }[]) {
  const policies = await policiesFor(
    ctx,
    opened.map(({ row }) => row),
    await standingPolicies(ctx),
  )
  return startClocks(
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

export const clocksByRecord = async (ctx: Write, ids: readonly string[]) =>
  Map.groupBy(await clocksOf(ctx, ids), ({ entity_id }) => entity_id)

const lapsed = (held: readonly Clock[]): Metric[] =>
  held.filter(({ row }) => row.phase === 'cancelled').map(({ metric }) => metric)

interface Following {
  /** Said of a state that it came to; else that whoever acts moved it there. */
  readonly why?: (state: string) => Sentence
  /** When it happened, where that is not now. */
  readonly when?: string
}

const hasMoved = ({ before, after }: Changed) =>
  before.state !== after.state || before.hold_until !== after.hold_until

/** Tells the clocks of changed work what the changes mean to them: pauses, ends, other targets. */
export async function followChanges(
  ctx: Write,
  changes: readonly Changed[],
  { why, when = ctx.now }: Following = {},
) {
  const moved = changes.filter(hasMoved)
  const shifted = changes.filter(isDecisive)
  if (moved.length + shifted.length === 0) return
  const at = msOf(when)
  const who = ctx.actor.id
  const clocks = await clocksByRecord(ctx, [...new Set([...moved, ...shifted].map(({ after }) => after.id))])
  const workflows = await workflowsById(
    ctx,
    [...moved, ...shifted].flatMap(({ before, after }) => [before.workflow_id, after.workflow_id]),
  )
  const current = await policyVersions(
    ctx,
    [...clocks.values()].flat().map((clock) => clock.policy_version_id),
  )
  const said = why ?? ((state: string) => w.later('why.state', { who, state: [state] }))
  const tellings = moved.flatMap((change): Telling[] => {
    const held = clocks.get(change.after.id) ?? []
    const kept = held.find(({ metric }) => metric === 'resolution') ?? held[0]
    const definition = current.get(kept?.policy_version_id ?? '')?.definition
    if (!definition) return []
    const { before, after } = change
    const reason = said(titleOf(after, workflows))
    const stands = [standOf(before, workflows), standOf(after, workflows)] as const
    return onMoved(definition, ...stands, at, reason, lapsed(held)).map((fact) => ({
      entity_id: after.id,
      ...fact,
    }))
  })
  const news = await newTerms(ctx, shifted, { clocks, workflows, at, who })
  await tellClocks(ctx, [...tellings, ...news.tellings])
  await startClocks(ctx, news.starts)
}

function titleOf({ workflow_id, state }: WorkRow, workflows: ReadonlyMap<string, Workflow>): string {
  const flow = workflows.get(workflow_id)
  return (flow && stateOf(flow, state)?.title) ?? state
}

/** The same for what moved elsewhere before it came here, through whom no file says. */
export const followThere = (ctx: Write, changes: readonly Changed[], when: string) =>
  followChanges(ctx, changes, { why: (state) => w.later('why.state-there', { state: [state] }), when })

/** We answered in public: the clocks of answers have what they waited for. */
export const answered = (ctx: Write, ids: readonly string[]) =>
  tellClocks(
    ctx,
    ids.flatMap((entity_id) => answer(entity_id, ctx.now, w.later('why.reply', { who: ctx.actor.id }))),
  )

const answer = (entity_id: string, at: string, why: Sentence): Telling[] =>
  onAnswer(msOf(at), why).map((fact) => ({ entity_id, ...fact }))

/** It was answered elsewhere, before it came here; by whom, where that is somebody here. A name alone would outlive its person. */
export const answeredThere = (ctx: Write, id: string, { at, who }: { at: string; who: string | undefined }) =>
  tellClocks(
    ctx,
    answer(id, at, who === undefined ? w.later('why.reply-there') : w.later('why.reply', { who })),
  )

/** The asker wrote again: once there was a first answer, the next one is owed from now on. */
export async function asked(ctx: Write, row: WorkRow, at = ctx.now) {
  const clocks = await clocksOf(ctx, [row.id])
  const first = clocks.find(({ metric }) => metric === 'first_response')
  if (first && first.row.phase !== 'stopped') return
  const [policy] = (await policiesFor(ctx, [row])).values()
  if (!policy) return
  const moment = msOf(at)
  const why = w.later('why.asked', { who: ctx.actor.id })
  const metric = 'next_response'
  if (clocks.some((clock) => clock.metric === metric)) {
    const fact = onAskedAgain(termsOf(policy), row.priority, labelOf(row), moment, why)
    await tellClocks(ctx, [{ entity_id: row.id, metric, fact }])
    return
  }
  const facts = startFact(termsOf(policy), metric, row.priority, labelOf(row), moment, why)
  await startClocks(ctx, facts.length > 0 ? [{ entity_id: row.id, metric, facts }] : [])
}

/** The promise no longer holds, as when a record is merged away; undo of the same request takes it back. */
export const cancelServiceLevels = (ctx: Write, ids: readonly string[], why: Sentence) =>
  tellClocks(
    ctx,
    ids.map((entity_id) => ({ entity_id, fact: { is: 'cancelled', at: msOf(ctx.now), why } })),
  )
