import { done, type Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { locked as held, seen, seenFor } from '#kernel/visible'
import { assetFactsOf, changeAsset, lockedFieldsOf } from '#modules/assets/public'
import { needAgent } from './agent.ts'
import { keepFacts, withoutTakenSerial } from './asset.ts'
import type { agents } from './contract.ts'
import { factsOf } from './engine/facts.ts'
import { fieldTaken } from './events.ts'
import { wasBefore, writtenBy } from './fresh-facts.ts'
import { keptSections } from './sections.ts'
import { w } from './words.ts'

const inside = { granted: false }

/** An asset that the actor may change: what stands on it is decided by nobody else. */
async function assetToChange(ctx: Write, id: string) {
  await seen(ctx, id, 'asset')
  return seenFor(ctx, id, 'write')
}

/** How a field stood, and what was reported, when somebody decided on it. */
interface AsItWas {
  readonly stands: string
  readonly value: string
}

/** Writes to an asset what its agent says of one field, if that is still `then`; from then on reports keep it current. */
export async function takeFact(
  ctx: Write,
  { id, agent_id, field }: Input<typeof agents.takeFact>,
  then?: AsItWas,
) {
  const asset = await assetToChange(ctx, id)
  const agent = await needAgent(ctx, agent_id)
  if (agent.asset_id !== id) throw new Refusal('not-found', w.later('no-agent'))
  await held(ctx, id)
  refuseIf((await lockedFieldsOf(ctx, id)).has(field) ? w.later('is-locked') : null)
  const value = factsOf(await keptSections(ctx, agent_id))[field]
  const was = (await assetFactsOf(ctx, [id])).get(id)?.[field] ?? ''
  refuseIf(then && (then.stands !== was || then.value !== value) ? w.later('no-longer-so') : null)
  if (value === undefined || value === was) return done
  const before = (await writtenBy(ctx, id)).get(field)
  const fit = await withoutTakenSerial(ctx, id, [{ field, value, was: wasBefore(was, before) }])
  refuseIf(fit.length > 0 ? null : w.later('serial-elsewhere', { serial: value }))
  await changeAsset(ctx, id, { [field]: value }, undefined, { by: 'agent' })
  await keepFacts(ctx, { agentId: agent_id, assetId: id }, fit)
  ctx.emit(fieldTaken, asset, { agent: agent.called, field, before: was, after: value }, inside)
  return done
}
