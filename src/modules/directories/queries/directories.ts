import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import type { Read } from '#kernel/context'
import { Counts, type directories, RunLine } from '../contract.ts'
import { allDirectories, mappingOf, needDirectory, withLastRun } from '../directories.ts'
import type { DirectoryKind } from '../engine/entry.ts'
import { w } from '../words.ts'

interface Last {
  directory_id: string
  began_at: string
  outcome: 'done' | 'asks' | 'failed'
  counts: Counts
  error: string | null
}

const lastRuns = ({ db }: Read) =>
  sql<Last>`select last.directory_id, last.began_at, last.outcome, last.counts, last.error from ${withLastRun}`.execute(
    db,
  )

/** Directories in use whose last run failed, or stopped to ask. */
export async function stoppedDirectories({ db }: Pick<Read, 'db'>) {
  const { rows } = await sql<{ id: string; name: string; error: string | null }>`
    select d.id, d.name, last.error from ${withLastRun} where d.active and last.outcome <> 'done' order by d.name`.execute(
    db,
  )
  return rows
}

interface Flagged {
  directory_id: string
  directory: string
  person_id: string
  name: string
  dn: string
  missing_since: string | null
  disabled_since: string | null
}

/** Whoever is gone from a directory or shut out there, and has not left here. */
export async function flaggedPeople({ db }: Pick<Read, 'db'>): Promise<Flagged[]> {
  const { rows } = await sql<Flagged>`
    select d.id as directory_id, d.name as directory, k.person_id, p.name, k.dn, k.missing_since, k.disabled_since
    from directory_person k join directory d on d.id = k.directory_id join principal p on p.id = k.person_id
    where p.active and (k.missing_since is not null or k.disabled_since is not null)
    order by coalesce(k.missing_since, k.disabled_since) desc, p.name limit 500`.execute(db)
  return rows
}

/** Directories as administrators see them; their passwords leave here no more. */
export async function listDirectories(ctx: Read) {
  const { rows: counts } = await sql<{ id: string; people: number }>`
    select directory_id as id, count(*)::int as people from directory_person group by directory_id`.execute(
    ctx.db,
  )
  const people = new Map(counts.map((row) => [row.id, row.people]))
  const runs = new Map((await lastRuns(ctx)).rows.map(({ directory_id, ...run }) => [directory_id, run]))
  const all = await allDirectories(ctx)
  return {
    items: all.map(({ bind_password, ...directory }) => ({
      ...directory,
      kind: directory.kind as DirectoryKind,
      mapping: mappingOf(directory),
      has_password: bind_password !== null,
      people: people.get(directory.id) ?? 0,
      last: runs.get(directory.id) ?? null,
    })),
    flagged: await flaggedPeople(ctx),
  }
}

export async function lastRun(ctx: Read, { id }: Input<typeof directories.lastRun>) {
  await needDirectory(ctx, id)
  const run = await ctx.db
    .selectFrom('directory_run')
    .select(['began_at', 'ended_at', 'outcome', 'counts', 'lines', 'error'])
    .where('directory_id', '=', id)
    .orderBy('began_at', 'desc')
    .executeTakeFirst()
  if (!run) throw new Refusal('not-found', w.later('no-run'))
  return { ...run, counts: Counts.parse(run.counts), lines: RunLine.array().parse(run.lines) }
}
