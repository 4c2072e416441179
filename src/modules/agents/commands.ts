import { done, type Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import type { Write } from '#kernel/context'
import type { Subject } from '#kernel/events'
import { houseSubject } from '#kernel/house-subject'
import { seen } from '#kernel/visible'
import { type AgentRow, type Before, needAgent, setAgent } from './agent.ts'
import { bringAll, makeAsset, takeBack, unmakeAsset } from './asset.ts'
import type { agents } from './contract.ts'
import { agentMade, agentMatched, agentRefused, agentSplit, agentUndone } from './events.ts'
import { keptSections } from './sections.ts'
import { w } from './words.ts'

const inside = { granted: false }
const standing = ({ state, asset_id, candidates }: AgentRow, made: string | null = null): Before => ({
  state,
  asset_id,
  candidates,
  made,
})
const subjectOf = (ctx: Write, asset: Subject | undefined): Promise<Subject> | Subject =>
  asset ?? houseSubject(ctx, 'agent')

/** Lets go of the asset that a device was taken for. */
async function leave(ctx: Write, { id, asset_id }: AgentRow) {
  if (asset_id !== null) await takeBack(ctx, id, asset_id)
}

export async function matchAgent(ctx: Write, { id, asset_id }: Input<typeof agents.match>) {
  const agent = await needAgent(ctx, id)
  const asset = await seen(ctx, asset_id, 'asset')
  refuseIf(
    agent.state === 'matched' && agent.asset_id === asset_id
      ? w.later('is-it-already', { name: agent.called, asset: asset.title })
      : null,
  )
  await leave(ctx, agent)
  await setAgent(ctx, id, { state: 'matched', asset_id, candidates: [], before: standing(agent) })
  await bringAll(ctx, id, asset_id)
  ctx.emit(agentMatched, asset, { agent: agent.called }, inside)
  return done
}

export async function makeOfAgent(ctx: Write, { id }: Input<typeof agents.make>) {
  const agent = await needAgent(ctx, id)
  await leave(ctx, agent)
  const asset = await makeAsset(ctx, id, await keptSections(ctx, id), agent.itemtype, agent.called)
  await setAgent(ctx, id, {
    state: 'matched',
    asset_id: asset.id,
    candidates: [],
    before: standing(agent, asset.id),
  })
  await bringAll(ctx, id, asset.id)
  ctx.emit(agentMade, asset, { agent: agent.called, by_itself: false }, inside)
  return { asset_id: asset.id }
}

export async function splitAgent(ctx: Write, { id }: Input<typeof agents.split>) {
  const agent = await needAgent(ctx, id)
  const { asset_id, called } = agent
  if (asset_id === null) throw new Refusal('conflict', w.later('nothing-to-split', { name: called }))
  const asset = await seen(ctx, asset_id, 'asset')
  await leave(ctx, agent)
  await setAgent(ctx, id, { state: 'new', asset_id: null, candidates: [], before: standing(agent) })
  ctx.emit(agentSplit, asset, { agent: called }, inside)
  return done
}

export async function refuseAgent(ctx: Write, { id }: Input<typeof agents.refuse>) {
  const agent = await needAgent(ctx, id)
  await setAgent(ctx, id, { state: 'refused', before: standing(agent) })
  ctx.emit(agentRefused, await houseSubject(ctx, 'agent'), { agent: agent.called }, inside)
  return done
}

/** As it was before the last decision. An asset that was made by it goes again, unless somebody has built on it since. */
export async function undoAgent(ctx: Write, { id }: Input<typeof agents.undo>) {
  const agent = await needAgent(ctx, id)
  const { before, called, asset_id } = agent
  if (before === null) throw new Refusal('conflict', w.later('nothing-to-undo', { name: called }))
  const gone = before.made !== null && before.made === asset_id
  const then = before.asset_id === null ? undefined : await seen(ctx, before.asset_id, 'asset')
  const now = asset_id === null || gone ? undefined : await seen(ctx, asset_id, 'asset')
  if (!gone && asset_id !== before.asset_id) await leave(ctx, agent)
  const { state, candidates } = before
  await setAgent(ctx, id, { state, asset_id: before.asset_id, candidates, before: null })
  if (gone && asset_id !== null) await unmakeAsset(ctx, id, asset_id)
  if (then && asset_id !== before.asset_id) await bringAll(ctx, id, then.id)
  ctx.emit(agentUndone, await subjectOf(ctx, now ?? then), { agent: called }, inside)
  return done
}
