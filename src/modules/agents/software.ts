import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { isGone } from '#modules/assets/public'
import { installedNow, recordInstallations } from '#modules/software/public'
import type { Sections } from './engine/form.ts'
import { type Package, packagesOf } from './engine/packages.ts'
import { asInstallations } from './sections.ts'

/** An agent that has been silent for so long says nothing any more about an asset that another one reports for. */
const silentDays = 30

/** What agents say of one asset is put together by one of them at a time: neither overlooks what the other says meanwhile. */
export const alone = (ctx: Write, assetId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`agents of ${assetId}`}, 0))`.execute(ctx.db)

/** The other agents that report for an asset. */
export async function othersOn(ctx: Write, agentId: string, assetId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from agent where asset_id = ${assetId}::uuid and id <> ${agentId}::uuid and state = 'matched'
      and seen_at > ${ctx.now}::timestamptz - make_interval(days => ${silentDays}::int) order by id`.execute(
    ctx.db,
  )
  return rows.map(({ id }) => id)
}

/** Keeps with an agent itself the software that stands on its asset, of which it alone has said what is there so far. */
export async function keepSoftware(ctx: Write, agentIds: readonly string[], assetId: string) {
  if (agentIds.length === 0) return
  const there = await installedNow(ctx, assetId)
  const content = there.map(({ source: from, ...rest }) => ({ ...rest, from }))
  await ctx.db
    .updateTable('agent_section')
    .set({ content: JSON.stringify(content) })
    .where('agent_id', 'in', [...agentIds])
    .where('section', '=', asInstallations)
    .where('content', 'is', null)
    .execute()
}

async function saidBy(ctx: Write, agentIds: readonly string[]): Promise<Package[]> {
  if (agentIds.length === 0) return []
  const rows = await ctx.db
    .selectFrom('agent_section')
    .select('content')
    .where('agent_id', 'in', [...agentIds])
    .where('section', '=', asInstallations)
    .where('content', 'is not', null)
    .execute()
  return rows.flatMap(({ content }) => packagesOf(content as Sections[string]))
}

/**
 * Writes down what is installed on an asset by what an agent says now. Where others report for it as well, what any of them
 * has said last is there: each sees what the others do not.
 */
export async function recordSoftware(
  ctx: Write,
  { agent, asset }: { agent: string; asset: string },
  packages: readonly Package[],
) {
  await alone(ctx, asset)
  // Whatever it says meanwhile: what is gone takes no licence.
  if (await isGone(ctx, asset)) return recordInstallations(ctx, asset, [])
  const others = await othersOn(ctx, agent, asset)
  return recordInstallations(ctx, asset, [...packages, ...(await saidBy(ctx, others))])
}
