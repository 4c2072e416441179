import { sql } from 'kysely'
import { done, type Input } from '#lib/contract'
import type { Read, Write } from '#kernel/context'
import { eraseTold } from '#kernel/erase-told'
import { houseSubject } from '#kernel/house-subject'
import { valuesOf } from '#kernel/settings'
import { seen } from '#kernel/visible'
import { forgetSeenAt } from '#modules/assets/public'
import { forgetDevice } from '#modules/software/public'
import { needAgent } from './agent.ts'
import type { agents } from './contract.ts'
import { narrowed, type PrivateGroup, privateGroups } from './engine/private.ts'
import { agentPrivate, deviceChanged } from './events.ts'
import { forgetLoad } from './load.ts'
import { type Report, sectionsOf, summed } from './report.ts'
import { keepSaid } from './said.ts'
import { keeps } from './settings.ts'
import { keptSections } from './sections.ts'
import { forgetPlace } from './place.ts'

/** What the organisation keeps of devices that are people's own. */
export async function keptGroups(ctx: Pick<Read, 'db'>): Promise<PrivateGroup[]> {
  const decided = await valuesOf(ctx, Object.values(keeps))
  return privateGroups.filter((group) => decided.get(keeps[group].name) === true)
}

/** A report as it may be kept of a private device; by what it is known, it is known by still, but for its adapters. */
export function narrowReport(report: Report, groups: readonly PrivateGroup[]): Report {
  const sections = narrowed(sectionsOf(report), groups)
  const macs = groups.includes('network') ? report.keys.macs : []
  return { ...report, ...summed(sections), load: null, addresses: null, keys: { ...report.keys, macs } }
}

/** Whether anything is kept of a device that may not be: it has become private, or the organisation keeps less by now. */
export async function forgetBeyond(ctx: Write, agentId: string, groups: readonly PrivateGroup[]) {
  const { rows } = await sql<{ section: string }>`
    select section from agent_section where agent_id = ${agentId}::uuid`.execute(ctx.db)
  const named = Object.fromEntries(rows.map(({ section }) => [section, []]))
  const all = { ...named, ...(await keptSections(ctx, agentId)) }
  // Of a section two groups may keep a part each.
  if (JSON.stringify(narrowed(all, groups)) !== JSON.stringify(all)) await forget(ctx, agentId, groups)
}

/** Takes away what was kept of a device beyond these groups, wherever it stands: reports, software, and what was told of it. */
async function forget(ctx: Write, agentId: string, groups: readonly PrivateGroup[]) {
  const sections = narrowed(await keptSections(ctx, agentId), groups)
  const { sums } = summed(sections)
  await ctx.db
    .deleteFrom('agent_section')
    .where('agent_id', '=', agentId)
    .where('section', 'not in', [...sums.keys(), ''])
    .execute()
  const rows = [...sums].map(([section, sum]) => ({
    section,
    hash: Buffer.from(sum).toString('hex'),
    content: sections[section],
  }))
  await sql`update agent_section s set hash = decode(r.hash, 'hex'), content = r.content
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(section text, hash text, content jsonb)
    where s.agent_id = ${agentId}::uuid and s.section = r.section`.execute(ctx.db)
  await keepSaid(ctx, agentId)
  await forgetLoad(ctx, agentId)
  await forgetPlace(ctx, agentId)
  await ctx.db.deleteFrom('agent_raw').where('agent_id', '=', agentId).execute()
  await sql`update agent_report set ip = '' where agent_id = ${agentId}::uuid`.execute(ctx.db)
  if (!groups.includes('network'))
    await sql`update agent set macs = '{}' where id = ${agentId}::uuid`.execute(ctx.db)
  const agent = await ctx.db
    .selectFrom('agent')
    .select('asset_id')
    .where('id', '=', agentId)
    .executeTakeFirst()
  const asset = agent?.asset_id ?? null
  if (asset === null) return
  await eraseTold(ctx, asset, deviceChanged.name)
  await forgetSeenAt(ctx, asset)
  if (!groups.includes('software')) await forgetDevice(ctx, asset)
}

/** From now on little is kept of it, and what was kept beyond that is gone. */
export async function becomesPrivate(ctx: Write, agentId: string) {
  await sql`update agent set private = true where id = ${agentId}::uuid`.execute(ctx.db)
  await forget(ctx, agentId, await keptGroups(ctx))
}

/** Says that a device is somebody's own, or that it is the organisation's. */
export async function setPrivate(ctx: Write, { id, private: own }: Input<typeof agents.setPrivate>) {
  const agent = await needAgent(ctx, id)
  if (agent.private === own) return done
  const subject =
    agent.asset_id === null ? await houseSubject(ctx, 'agent') : await seen(ctx, agent.asset_id, 'asset')
  if (own) await becomesPrivate(ctx, id)
  else await ctx.db.updateTable('agent').set({ private: false }).where('id', '=', id).execute()
  ctx.emit(agentPrivate, subject, { agent: agent.called, private: own })
  return done
}
