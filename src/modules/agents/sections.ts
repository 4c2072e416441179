import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Read, Write } from '#kernel/context'
import type { Sections } from './engine/form.ts'
import { canonical } from './engine/sections.ts'

/** Kept as installations; agents leave it out where they are told to, which does not mean that nothing is installed. */
export const asInstallations = 'softwares'

const hashOf = (section: string, rows: Sections[string] = []) =>
  createHash('sha256').update(canonical(section, rows)).digest()

/** What of an agent is kept: section → rows. */
export async function keptSections({ db }: Pick<Read, 'db'>, agentId: string): Promise<Sections> {
  const rows = await db
    .selectFrom('agent_section')
    .select(['section', 'content'])
    .where('agent_id', '=', agentId)
    .where('content', 'is not', null)
    .execute()
  return Object.fromEntries(rows.map(({ section, content }) => [section, content as Sections[string]]))
}

interface Saving {
  agentId: string
  sections: Sections
  partial: boolean
  /** Its software is kept as installations of an asset, and need not be kept here. */
  hasAsset: boolean
}

/**
 * Keeps the sections that have changed, and lets go of those that a whole report no longer names. Gives the names of both;
 * what is the same costs one question and no write.
 */
export async function saveSections(ctx: Write, { agentId, sections, partial, hasAsset }: Saving) {
  const before = await ctx.db
    .selectFrom('agent_section')
    .select(['section', 'hash'])
    .where('agent_id', '=', agentId)
    .execute()
  const hashes = new Map(before.map(({ section, hash }) => [section, hash]))
  const changed = Object.entries(sections)
    .map(([section, rows]) => ({ section, rows, hash: hashOf(section, rows) }))
    .filter(({ section, hash }) => !hashes.get(section)?.equals(hash))
  const gone = partial
    ? []
    : [...hashes.keys()].filter((name) => sections[name] === undefined && name !== asInstallations)
  if (changed.length > 0) {
    const rows = changed.map(({ section, rows: content, hash }) => ({
      section,
      hash: hash.toString('hex'),
      content: section === asInstallations && hasAsset ? null : content,
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
  return [...changed.map(({ section }) => section), ...gone]
}
