import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { recover as bringBack } from '#kernel/archive/recover'
import { holdMail } from '#kernel/backup/load'
import { withClient } from '#kernel/db'
import { startEmbedded } from '#kernel/embedded-postgres/embedded'
import { migrate } from '#kernel/migrate'
import { lookAtRestored } from '../verify/database.ts'
import { lostIn } from './lost.ts'
import { type Command, type Deed, misused } from './perform.ts'
import { newFolder, remove } from './place.ts'
import { replayIn, reportReplay } from './replay-report.ts'
import { reportSeal } from './seal-report.ts'
import { w } from './words.ts'

/** The moment that a flag names: with its zone, or nobody knows which hour is meant. */
function momentOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  try {
    return Temporal.Instant.from(text).toString()
  } catch {
    throw misused(w('bad-moment'))
  }
}

function placesOf({ flags, config }: Deed) {
  const { to, archive } = flags
  const from = archive === undefined ? config.archive : resolve(archive)
  if (from === undefined || !existsSync(from)) throw misused(w('which-archive'))
  if (to === undefined) throw misused(w('recover-where-to'))
  newFolder(to)
  return { archive: from, data: to }
}

/** The last moment that something was committed in what is there now. */
async function lastIn(url: string): Promise<string | undefined> {
  return withClient({ url, name: 'wheelhouse recover' }, async (client) => {
    const { rows } = await client.query<{ at: string | null }>('select max(at) as at from event')
    return rows[0]?.at ?? undefined
  })
}

export const recover: Command = {
  help: w('help-recover'),
  options: {
    to: { type: 'string' },
    at: { type: 'string' },
    archive: { type: 'string' },
    key: { type: 'string' },
  },
  takes: 0,
  async run(deed) {
    const { flags, say, tell, later, config } = deed
    const at = momentOf(flags['at'])
    const { archive, data } = placesOf(deed)
    const began = performance.now()
    const outcome = { isDone: false }
    later(async () => {
      if (!outcome.isDone) remove(data)
    })
    const base = await bringBack({ archive, at, data, onWait: () => tell(w('recovering')) })
    say(w('recovered-from', { at: base.at }))
    const { url, stop } = await startEmbedded(data, tell)
    later(stop)
    const migrated = await migrate(url)
    if (migrated.length > 0) say(w('went-on', { n: migrated.length }))
    // Where nothing happened yet there is the moment of the copy.
    const last = (await lastIn(url)) ?? base.at
    const held = await withClient({ url, name: 'wheelhouse recover' }, (client) => holdMail(client, last))
    if (held > 0) say(w('mails-held', { n: held }))
    const house = { ...config, data }
    const seal = await lookAtRestored(house, url, flags['key']?.split(',') ?? [])
    reportSeal(seal, deed)
    const { asked, wrong } = await replayIn(url)
    reportReplay({ asked, wrong }, deed)
    outcome.isDone = true
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    if (seal.findings.length > 0) say(w('red-recovered'))
    else if (wrong.length > 0) say(w('red-replay', { n: wrong.length, asked }))
    else say(w('green-recovered', { at: last, seconds }))
    say(w('now-start', { folder: data }))
    for (const line of await lostIn(url, house)) say(line)
    return seal.findings.length === 0 && wrong.length === 0
  },
}
