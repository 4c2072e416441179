import { sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import type { Read, Write } from '#kernel/context'
import { visible } from '#kernel/visible'
import type { Reason, State } from './contract.ts'
import { markItself } from './said.ts'
import { w } from './words.ts'

/** Whom a device may be: another that reports, and the asset that it is, or an asset that none reports for. */
export interface Suspect {
  readonly agent: string | null
  readonly asset: string | null
  readonly reasons: readonly Reason[]
}

/** How a device stood before somebody decided. */
export interface Before {
  readonly state: State
  readonly asset_id: string | null
  readonly candidates: readonly Suspect[]
  /** The asset that was made of it then. */
  readonly made: string | null
}

/** Those whose asset the reader may see. */
export const ofSeen = (ctx: Pick<Read, 'actor'>) =>
  sql<boolean>`(a.asset_id is null or exists (select from entity e where e.id = a.asset_id and ${visible(ctx.actor, 'e')}))`

/** A device that has reported; what its asset hides, and what is absent, is refused alike. */
export async function needAgent(ctx: Write, id: string) {
  // As a report does, tokens before devices: with what was made of a device, a token of that goes too.
  await sql`select from agent_token where agent_id = ${id}::uuid
      or asset_id = (select asset_id from agent where id = ${id}::uuid) order by id for update`.execute(
    ctx.db,
  )
  const found = await ctx.db
    .selectFrom('agent as a')
    .selectAll()
    .where('id', '=', id)
    .where(ofSeen(ctx))
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', w.later('no-agent'))
  return {
    ...found,
    called: found.name || found.device,
    candidates: found.candidates as Suspect[],
    before: found.before as Before | null,
  }
}
export type AgentRow = Awaited<ReturnType<typeof needAgent>>

type Standing = Partial<Pick<AgentRow, 'state' | 'asset_id'>> & {
  candidates?: readonly Suspect[]
  before?: Before | null
}

/** Changes how a device stands. */
export async function setAgent(ctx: Write, id: string, { candidates, before, ...rest }: Standing) {
  await ctx.db
    .updateTable('agent')
    .set({
      ...rest,
      ...(candidates && { candidates: JSON.stringify(candidates) }),
      ...(before !== undefined && { before: before && JSON.stringify(before) }),
    })
    .where('id', '=', id)
    .execute()
  if (rest.asset_id) await markItself(ctx, id)
}
