import { setTimeout as after } from 'node:timers/promises'
import { makeArchive, refuseOtherMajor } from '../archive/folder.ts'
import { archiving } from '../archive/settings.ts'
import { embeddedBinaries, reachableBinaries } from './binaries.ts'
import { initCluster, isEmpty, type NewCluster, refuseDamaged, syncCluster } from './cluster.ts'
import { carryOver } from './carry-over.ts'
import { ensureDatabase } from './ensure-database.ts'
import { databaseFolder } from './folder.ts'
import { isRunning, launch, running, stop, urlOf } from './server.ts'
import { usualSettings } from './settings.ts'
import { w } from './words.ts'

export interface EmbeddedPostgres {
  url: string
  /** It ran already. */
  adopted: boolean
  /** Starts it again should it end by itself, and says so; what it cannot mend is handed over. */
  watch: (restarted: () => void, lost: (error: unknown) => void) => void
  stop: () => Promise<void>
  /** Stops it and puts all on the disk, where until then it was only quick. */
  settle: () => Promise<void>
}

const watchEveryMs = 1000
const lookAgainMs = 50
const answersWithinMs = 10_000

/** Starts the PostgreSQL that came with us on a data folder, or takes over the one that a killed program left there. Its log goes to `archive`, if that is named. */
export async function startEmbedded(
  data: string,
  say: (line: string) => void,
  { durable = true, archive }: Pick<NewCluster, 'durable'> & { archive?: string | undefined } = {},
): Promise<EmbeddedPostgres> {
  const wanted = embeddedBinaries()
  const folder = databaseFolder(data, wanted.major)
  if (archive !== undefined) refuseOtherMajor(archive, wanted.major)
  await carryOver(data, folder, wanted, say)
  const binaries = reachableBinaries(wanted, folder.home, folder.user)
  const recovering = () => say(w('recovering'))
  if (archive !== undefined) makeArchive(archive, folder.user)
  const settings = {
    ...usualSettings(),
    ...(!durable && { fsync: 'off', full_page_writes: 'off' }),
    ...(archive !== undefined && archiving(archive)),
  }
  const start = () => launch(folder, binaries, settings, recovering)

  /** Finds or starts it. One that dies just now may still look alive, so only an answer counts. */
  async function reach(until: number): Promise<{ run: string; adopted: boolean }> {
    const left = await running(folder, recovering)
    if (!left && isEmpty(folder.pgdata)) {
      say(w('making'))
      await initCluster(folder, binaries, { durable })
    } else if (!left) refuseDamaged(folder, binaries.major)
    const { run } = left ?? (await start())
    try {
      await ensureDatabase(urlOf({ run }, 'postgres'), 'wheelhouse')
      return { run, adopted: left !== undefined }
    } catch (error) {
      if (!left || Date.now() > until) throw error
      await after(lookAgainMs)
      return reach(until)
    }
  }
  const { run, adopted } = await reach(Date.now() + answersWithinMs)

  let watching: NodeJS.Timeout | undefined
  function watch(restarted: () => void, lost: (error: unknown) => void) {
    watching = setTimeout(() => {
      const runs = isRunning(folder)
      const next = runs ? Promise.resolve() : start().then(restarted)
      next.then(() => watching && watch(restarted, lost), lost)
    }, watchEveryMs).unref()
  }
  async function stopWatched() {
    clearTimeout(watching)
    watching = undefined
    await stop(folder)
  }
  async function settle() {
    await stopWatched()
    await syncCluster(folder, binaries)
  }
  return { url: urlOf({ run }, 'wheelhouse'), adopted, watch, stop: stopWatched, settle }
}
