import { sql } from 'kysely'
import type { Read, Write } from '#kernel/context'
import type { Sections } from './engine/form.ts'
import { type Report, sectionsOf } from './report.ts'

/** Kept as installations; agents leave it out where they are told to, which does not mean that nothing is installed. */
export const asInstallations = 'softwares'

/** Those from which the facts of a device are read. */
const deviceSections: ReadonlySet<string> = new Set(['bios', 'hardware', 'operatingsystem', 'cpus'])

/** What of an agent is kept, of all sections or of these: section → rows. */
export async function keptSections(
  { db }: Pick<Read, 'db'>,
  agentId: string,
  only?: readonly string[],
): Promise<Sections> {
  const rows = await db
    .selectFrom('agent_section')
    .select(['section', 'content'])
    .where('agent_id', '=', agentId)
    .where('content', 'is not', null)
    .$if(only !== undefined, (query) => query.where('section', 'in', [...(only ?? []), '']))
    .execute()
  return Object.fromEntries(rows.map(({ section, content }) => [section, content as Sections[string]]))
}

interface Saving {
  agentId: string
  report: Pick<Report, 'sums' | 'json' | 'partial'>
  /** It alone reports for an asset: its software is kept as installations of that, and need not be kept here. */
  isAlone: boolean
}

/**
 * Keeps the sections that have changed, and lets go of those that a whole report no longer names. Gives the names of both, and
 * how those that tell of the device were before; what is the same costs one question and no write.
 */
export async function saveSections(ctx: Write, { agentId, report, isAlone }: Saving) {
  const { sums, partial } = report
  const before = await ctx.db
    .selectFrom('agent_section')
    .select(['section', 'hash'])
    .where('agent_id', '=', agentId)
    .execute()
  const hashes = new Map(before.map(({ section, hash }) => [section, hash]))
  const changed = [...sums].filter(([section, sum]) => !hashes.get(section)?.equals(sum))
  const gone = partial ? [] : [...hashes.keys()].filter((name) => !sums.has(name) && name !== asInstallations)
  const names = changed.map(([section]) => section)
  const ofDevice = names.filter((name) => deviceSections.has(name))
  const was = ofDevice.length > 0 ? await keptSections(ctx, agentId, ofDevice) : {}
  if (changed.length > 0) {
    const sections = sectionsOf(report)
    const rows = changed.map(([section, sum]) => ({
      section,
      hash: Buffer.from(sum).toString('hex'),
      content: section === asInstallations && isAlone ? null : sections[section],
    }))
    await sql`
      insert into agent_section (agent_id, section, hash, content, since)
      select ${agentId}::uuid, r.section, decode(r.hash, 'hex'), nullif(r.content, 'null'::jsonb), ${ctx.now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(section text, hash text, content jsonb)
      on conflict (agent_id, section) do update set hash = excluded.hash, content = excluded.content, since = excluded.since`.execute(
      ctx.db,
    )
  }
  if (gone.length > 0)
    await ctx.db
      .deleteFrom('agent_section')
      .where('agent_id', '=', agentId)
      .where('section', 'in', gone)
      .execute()
  return { changed: [...names, ...gone], was }
}

/** Next time agents of an asset say what is installed there, it is written down even if it is what they said last. */
export async function hearSoftwareAnew({ db }: Pick<Write, 'db'>, assetId: string) {
  // As a report does, devices before what is kept of them, in one order.
  await sql`select from agent where asset_id = ${assetId}::uuid order by id for update`.execute(db)
  await sql`update agent_section s set hash = ''::bytea from agent a
    where a.id = s.agent_id and a.asset_id = ${assetId}::uuid and s.section = ${asInstallations}`.execute(db)
}
