import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { z } from 'zod'
import { Refusal } from '#lib/refusal'
import { system } from '#kernel/actor'
import { type Read, type Receive, type Write, writing } from '#kernel/context'
import type { Db } from '#kernel/db'
import { houseSubject } from '#kernel/house-subject'
import { begunLately, enqueue, task } from '#kernel/jobs'
import { logger } from '#kernel/log'
import type { Schedule } from '#kernel/schedules'
import { FileInfected, FileRefused } from './contract.ts'
import { cleanName } from './engine/clean-name.ts'
import { chunksIn } from './pieces.ts'
import { scan, scans } from './scanner.ts'
import type { Scanned, Whole } from './store.ts'
import { w } from './words.ts'

const log = logger('files')

/** Shows the scanner what somebody brought, before it is kept. What it finds something in is refused and written down. */
export async function scanBrought(ctx: Receive, name: string, whole: Whole): Promise<Scanned> {
  if (!scans()) return 'none'
  const verdict = await scan(whole.open()).catch((error: unknown) => {
    log.warn({ err: error }, 'the virus scanner does not answer; the file is shown to it later')
    return undefined
  })
  if (!verdict) return 'waiting'
  if (verdict.clean) return 'clean'
  const { found } = verdict
  const told = { name: cleanName(name), size: whole.size, sha256: whole.sha256.toString('hex'), found }
  await ctx.write(async (write) => write.emit(FileRefused, await houseSubject(write, 'file'), told))
  throw new Refusal('invalid', w.later('infected', { found }))
}

interface Waiting {
  sha256: Buffer
}

const nextAfter = async (db: Db, last: Buffer): Promise<Waiting | undefined> => {
  const { rows } = await sql<Waiting>`
    select sha256 from file_content where scan in ('none', 'waiting') and sha256 > ${last} order by sha256 limit 1`.execute(
    db,
  )
  return rows[0]
}

const mostNames = 20
/** After so many without a verdict one after the other it is the scanner, not a file that is too large for it. */
const mostFailures = 5

async function keepFromAll(ctx: Write, sha256: Buffer, found: string) {
  await sql`update file_content set scan = 'infected', scan_found = ${found}::text where sha256 = ${sha256}`.execute(
    ctx.db,
  )
  const rows = await ctx.db
    .selectFrom('file')
    .select('name')
    .distinct()
    .where('sha256', '=', sha256)
    .limit(mostNames)
    .execute()
  const names = rows.map(({ name }) => name)
  ctx.emit(FileInfected, await houseSubject(ctx, 'file'), { sha256: sha256.toString('hex'), found, names })
}

/** Shows the scanner what it has not seen: what came while it was away, or before there was one. */
export const scanTask = task('files.scan', {
  title: w.later('task-scan'),
  input: z.object({}),
  async run({ db, progress }) {
    let [last, done, failures]: [Buffer, number, number] = [Buffer.alloc(0), 0, 0]
    for (let next = await nextAfter(db, last); next && scans(); next = await nextAfter(db, last)) {
      last = next.sha256
      const { sha256 } = next
      const verdict = await scan(Readable.from(chunksIn(db, sha256), { objectMode: false })).catch(
        (error: unknown) => {
          if (++failures >= mostFailures) throw error
          log.warn({ err: error, sha256: sha256.toString('hex') }, 'a file got no verdict; it is shown later')
          return undefined
        },
      )
      if (!verdict) continue
      failures = 0
      if (verdict.clean)
        await sql`update file_content set scan = 'clean' where sha256 = ${sha256}`.execute(db)
      else
        await writing({ db, actor: system, origin: 'schedule' }, (ctx) =>
          keepFromAll(ctx, sha256, verdict.found),
        )
      await progress({ done: ++done })
    }
    return { done }
  },
})

/** What got no verdict is shown again after so long, and sooner only if something new came. */
const restMinutes = 10

export const scanning: Schedule = {
  name: 'files.scan',
  title: w.later('schedule-scan'),
  everySeconds: 60,
  async run(ctx) {
    if (!scans()) return
    const tried = (await begunLately(ctx, scanTask, restMinutes)) ?? '-infinity'
    const { rows } = await sql`
      select from file_content where scan in ('none', 'waiting') and used_at > ${tried}::timestamptz limit 1`.execute(
      ctx.db,
    )
    if (rows.length > 0) await enqueue(ctx, scanTask, {}, { unique: scanTask.name })
  },
}

/** How many files the scanner has not come round to for so many minutes. */
export async function unseenFor({ db }: Pick<Read, 'db'>, minutes: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from file_content
    where scan = 'waiting' and used_at < now() - make_interval(mins => ${minutes}::int)`.execute(db)
  return rows[0]?.n ?? 0
}
