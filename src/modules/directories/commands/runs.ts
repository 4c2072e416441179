import { sql } from 'kysely'
import { z } from 'zod'
import { type Input, Id } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import { say } from '#lib/words'
import { system } from '#kernel/actor'
import { dryRun, type Receive, type Write, writing } from '#kernel/context'
import { newId } from '#kernel/ids'
import { enqueue, task } from '#kernel/jobs'
import type { Schedule } from '#kernel/schedules'
import { lookUp } from '../client.ts'
import { DirectoryFault } from '../connection.ts'
import type { directories } from '../contract.ts'
import { type DirectoryRow, needDirectory, withLastRun } from '../directories.ts'
import { nothing } from '../engine/tally.ts'
import { directoryAsks, directoryFailed, directorySynced } from '../events.ts'
import { type Synced, synced } from '../sync/synced.ts'
import { w } from '../words.ts'
import { directorySubject } from './directories.ts'

/** A run of thousands says only of the first so many what it did to each. */
const mostLines = 1000
/** Does all that a run would do, tells it, and takes it back. */
export async function rehearse(ctx: Receive, { id }: Input<typeof directories.rehearse>) {
  const directory = await needDirectory(ctx, id)
  const found = await lookUp(directory).catch((error: unknown) => {
    if (error instanceof DirectoryFault) throw new Refusal('unavailable', error.sentence)
    throw error
  })
  const result = await ctx.write((tx) =>
    dryRun({ ...tx, actor: system }, (dry) => synced(dry, directory, found, { evenSo: false })),
  )
  return {
    ...result,
    lines: result.lines.slice(0, mostLines),
    error: result.error && say(result.error, ctx.actor.language),
  }
}

interface Ended {
  directory: DirectoryRow
  began_at: string
  result: Omit<Synced, 'outcome'> & { outcome: 'done' | 'asks' | 'failed' }
}

/** Notes what a directory's last run did, in the place of the one before; the timeline tells of each. */
async function noteRun(ctx: Write, { directory, began_at, result }: Ended) {
  const { outcome, counts, lines, error } = result
  await ctx.db.deleteFrom('directory_run').where('directory_id', '=', directory.id).execute()
  await ctx.db
    .insertInto('directory_run')
    .values({
      id: newId(),
      directory_id: directory.id,
      began_at,
      ended_at: sql<string>`clock_timestamp()`,
      outcome,
      counts: JSON.stringify(counts),
      lines: JSON.stringify(lines.slice(0, mostLines)),
      error: error && say(error, 'en'),
    })
    .execute()
  const [subject, name] = [await directorySubject(ctx), directory.name]
  const { added, changed, gone, refused } = counts
  if (outcome === 'done')
    ctx.emit(directorySynced, subject, { directory: name, added, changed, gone, refused }, { granted: false })
  else if (outcome === 'asks') ctx.emit(directoryAsks, subject, { directory: name }, { granted: false })
  else {
    const why = error ? say(error, 'en') : ''
    ctx.emit(directoryFailed, subject, { directory: name, why }, { granted: false })
  }
}

export const syncTask = task('directories.sync', {
  title: w.later('task-sync'),
  input: z.object({ id: Id, even_so: z.boolean() }),
  // The next run comes by itself, and says what was wrong with this one.
  attempts: 1,
  async run({ db, progress }, { id, even_so: evenSo }) {
    const write = <T>(work: (ctx: Write) => Promise<T>) =>
      writing({ db, actor: system, origin: 'system' }, work)
    const directory = await needDirectory({ db }, id)
    const began_at = new Date().toISOString()
    try {
      const found = await lookUp(directory)
      await progress({ total: found.entries.length })
      return await write(async (ctx) => {
        const result = await synced(ctx, directory, found, { evenSo })
        await noteRun(ctx, { directory, began_at, result })
        return result.counts
      })
    } catch (error) {
      if (!(error instanceof DirectoryFault)) throw error
      const result = { outcome: 'failed' as const, counts: nothing, lines: [], error: error.sentence }
      await write((ctx) => noteRun(ctx, { directory, began_at, result }))
      throw error
    }
  },
})

const begin = (ctx: Write, id: string, even_so: boolean) =>
  enqueue(ctx, syncTask, { id, even_so }, { unique: `${syncTask.name} ${id}` })

export async function run(ctx: Write, { id, even_so }: Input<typeof directories.run>) {
  await needDirectory(ctx, id)
  return { job_id: await begin(ctx, id, even_so) }
}

/** Somebody begins the first run, once a rehearsal looked right; one that has stopped to ask waits for an answer. */
export const syncSchedule: Schedule = {
  name: 'directories.begin',
  title: w.later('schedule-sync'),
  everySeconds: 300,
  async run(ctx) {
    const { rows } = await sql<{ id: string }>`
      select d.id from ${withLastRun}
      where d.active and d.every_hours > 0 and last.outcome <> 'asks'
        and last.began_at + make_interval(hours => d.every_hours) <= ${ctx.now}::timestamptz`.execute(ctx.db)
    for (const { id } of rows) await begin(ctx, id, false)
  },
}
