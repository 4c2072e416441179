import type { Write } from '#kernel/context'
import { setAgent } from './agent.ts'
import { bringAll } from './asset.ts'
import { tokenBound } from './events.ts'
import type { OwnToken } from './own.ts'
import { toldOn } from './token-subject.ts'
import type { Standing } from './whose.ts'

/** A device that waited is the asset that its token was made for; that can be taken back as a decision of somebody's can. */
async function attach(ctx: Write, agent: Standing, asset_id: string): Promise<Standing> {
  const { candidates } = await ctx.db
    .selectFrom('agent')
    .select('candidates')
    .where('id', '=', agent.id)
    .executeTakeFirstOrThrow()
  const before = { state: agent.state, asset_id: null, candidates: candidates as [], made: null }
  await setAgent(ctx, agent.id, { state: 'matched', asset_id, candidates: [], before })
  await bringAll(ctx, agent.id, asset_id)
  return { ...agent, state: 'matched', asset_id }
}

/** From now on the token is this device's alone, and what others report in its name is refused. */
export async function bindTo(ctx: Write, { id, name, asset }: OwnToken, agent: Standing, called: string) {
  await ctx.db.updateTable('agent_token').set({ agent_id: agent.id }).where('id', '=', id).execute()
  const bound = agent.asset_id === null && asset !== null ? await attach(ctx, agent, asset) : agent
  const told = { token: name, agent: called }
  ctx.emit(tokenBound, await toldOn(ctx, bound.asset_id), told, { granted: false })
  return bound
}
