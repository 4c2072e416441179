import { sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import type { Sentence } from '#lib/words'
import { constraintRefusal } from '#kernel/constraints'
import type { Write } from '#kernel/context'
import type { Db } from '#kernel/db'
import type { Working } from '#kernel/jobs'
import { ImportUndone, RecordTakenBack } from '../contract.ts'
import { type Deed, type KeptDeed, takeBackOf } from '../importer.ts'
import { w } from '../words.ts'
import { finish, refOf, type Stage, step } from './stage.ts'

const batch = 200

/** Takes back what an import did, newest first. What was changed since, or is in use, is kept and named one by one. */
export const undoDeeds = (work: Working, { id }: { id: string }) =>
  step(work, id, {
    during: 'undoing',
    // Half taken back it is not gone on with; only the undo is.
    stopped: (why) => ({ state: 'done', why }),
    async run(stage) {
      const { db } = work
      let { done, total } = await countDeeds(db, id)
      for (let before: number | null = null; ;) {
        const open: KeptDeed[] = await nextDeeds(db, id, before)
        const last = open.at(-1)
        if (!last) break
        for (const some of runs(open)) await takeBack(stage, some)
        before = last.deed
        done += open.length
        await work.progress({ done, total })
      }
      const { undone, kept } = await countRecords(db, id)
      await sql`update import set counts = counts || ${JSON.stringify({ undone, kept })}::jsonb where id = ${id}::uuid`.execute(
        db,
      )
      await stage.write(work.job.id, 'undo', async (ctx) => {
        ctx.emit(ImportUndone, refOf(stage.kept), { file: stage.kept.title, undone, kept })
        await finish(ctx, stage.kept, { state: 'undone', more: { undone_at: ctx.now } })
      })
      return null
    },
  })

async function nextDeeds(db: Db, id: string, before: number | null): Promise<KeptDeed[]> {
  const { rows } = await sql<KeptDeed>`
    select d.id as deed, d.n, d.kind, d.entity_id as id, d.did, d.before, d.after from import_deed d
    where d.import_id = ${id}::uuid and d.undone is null and ${before === null ? sql`true` : sql`d.id < ${before}::bigint`}
    order by d.id desc limit ${batch}::int`.execute(db)
  return rows
}

async function countDeeds(db: Db, id: string) {
  const { rows } = await sql<{ done: number; total: number }>`
    select count(undone)::int as done, count(*)::int as total from import_deed where import_id = ${id}::uuid`.execute(
    db,
  )
  return rows[0] ?? { done: 0, total: 0 }
}

/** How many records are as they were, and how many keep something of it. */
async function countRecords(db: Db, id: string) {
  const { rows } = await sql<{ undone: number; kept: number }>`
    select count(*) filter (where all_undone)::int as undone, count(*) filter (where not all_undone)::int as kept
    from (select bool_and(undone) as all_undone from import_deed where import_id = ${id}::uuid group by entity_id) records`.execute(
    db,
  )
  return rows[0] ?? { undone: 0, kept: 0 }
}

/** Neighbours of one kind that were done alike: what is taken back together. */
function runs(deeds: readonly KeptDeed[]): KeptDeed[][] {
  const all: KeptDeed[][] = []
  for (const deed of deeds) {
    const current = all.at(-1)
    const [first] = current ?? []
    if (current && first?.kind === deed.kind && first.did === deed.did) current.push(deed)
    else all.push([deed])
  }
  return all
}

/** Takes some deeds back in one transaction; where one of them is in use, they are halved until it stands alone. */
async function takeBack(stage: Stage, deeds: readonly KeptDeed[]): Promise<void> {
  const { work, kept } = stage
  const [first] = deeds
  if (!first) return
  try {
    await stage.write(work.job.id, 'undo', async (ctx) => {
      const changed =
        first.did === 'created' ? await changedSince(ctx, kept.id, work.job.id, deeds) : new Set<string>()
      const left = deeds.filter(({ id }) => !changed.has(id))
      const refs =
        first.did === 'created'
          ? await keysOf(ctx, left)
          : new Map<string, { key: string; audience_id: number }>()
      const take = takeBackOf(first.kind)
      const why = new Map(take && left.length > 0 ? await take(ctx, first.did, left) : [])
      for (const { deed, id } of deeds) if (changed.has(id)) why.set(deed, w.later('undo-changed'))
      await settle(ctx, deeds, why)
      tellGone(
        ctx,
        kept.id,
        left.filter(({ deed }) => !why.has(deed)),
        refs,
      )
    })
  } catch (error) {
    const refused = error instanceof Refusal ? error : constraintRefusal(error)
    if (!refused) throw error
    if (deeds.length === 1) {
      const why = error instanceof Refusal ? error.sentence : w.later('undo-used')
      await stage.write(work.job.id, 'undo', (ctx) => settle(ctx, deeds, new Map([[first.deed, why]])))
      return
    }
    const half = Math.ceil(deeds.length / 2)
    await takeBack(stage, deeds.slice(0, half))
    await takeBack(stage, deeds.slice(half))
  }
}

/**
 * Records that somebody did something to after the import made them. What flows and the clock did because of it does
 * not count.
 */
async function changedSince(
  ctx: Write,
  importId: string,
  undoId: string,
  deeds: readonly Deed[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct subject_id as id from event
    where subject_id = any(${deeds.map(({ id }) => id)}::uuid[]) and origin in ('user', 'import', 'undo')
      and request_id <> ${importId}::uuid and request_id <> ${undoId}::uuid`.execute(ctx.db)
  return new Set(rows.map(({ id }) => id))
}

async function keysOf(ctx: Write, deeds: readonly Deed[]) {
  const rows = await ctx.db
    .selectFrom('entity')
    .select(['id', 'key', 'audience_id'])
    .where('id', '=', sql<string>`any(${deeds.map(({ id }) => id)}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, ...rest }) => [id, rest]))
}

async function settle(ctx: Write, deeds: readonly KeptDeed[], why: ReadonlyMap<number, Sentence>) {
  const ids = deeds.map(({ deed }) => deed)
  const reasons = Object.fromEntries(ids.map((id) => [id, why.get(id) ?? null]))
  // By its ids, not by a join: that would read the deeds of all imports once for every batch.
  await sql`update import_deed d
    set undone = v.why ->> d.id::text is null, kept = nullif(v.why -> d.id::text, 'null')
    from (select ${JSON.stringify(reasons)}::jsonb as why) v where d.id = any(${ids}::bigint[])`.execute(
    ctx.db,
  )
}

/** Whoever may see such records learns that they are gone, and the log keeps it. */
function tellGone(
  ctx: Write,
  import_id: string,
  deeds: readonly Deed[],
  refs: ReadonlyMap<string, { key: string; audience_id: number }>,
) {
  for (const { id, kind } of deeds) {
    const ref = refs.get(id)
    if (ref)
      ctx.emit(RecordTakenBack, { id, kind, audience_id: ref.audience_id }, { key: ref.key, import_id })
  }
}
