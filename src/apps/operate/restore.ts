import { type Restored, restore as putBack } from '#kernel/backup/restore'
import type { Replayed } from '#kernel/replay/replay'
import { type LookedAtRestored, lookAtRestored } from '../verify/database.ts'
import { count } from './figures.ts'
import { lostIn } from './lost.ts'
import { replayIn, reportReplay } from './replay-report.ts'
import { type Command, type Deed, misused } from './perform.ts'
import { placeOf } from './place.ts'
import { reportSeal } from './seal-report.ts'
import { w } from './words.ts'

function report({ head, different, migrated, heldMails }: Restored, { say }: Deed) {
  say(w('from', { at: head.at, version: head.version }))
  for (const { was, is } of different)
    say(
      w('table-differs', {
        name: was.name,
        was: count(was.rows),
        is: is ? count(is.rows) : '0',
        same: is?.rows === was.rows ? 'yes' : 'no',
      }),
    )
  if (migrated.length > 0) say(w('went-on', { n: migrated.length }))
  if (heldMails > 0) say(w('mails-held', { n: heldMails }))
}

interface Found {
  restored: Restored
  seal: LookedAtRestored
  replayed: Replayed
}

/** The last line: green or red, and how much of what. */
function verdict(
  { restored: { tables, different }, seal, replayed: { asked, wrong } }: Found,
  { rehearsal, seconds }: { rehearsal: boolean; seconds: number },
): string {
  if (different.length > 0) return w('red', { n: different.length })
  if (seal.findings.length > 0) return w('red-seal')
  if (wrong.length > 0) return w('red-replay', { n: wrong.length, asked })
  const rows = count(tables.reduce((sum, table) => sum + table.rows, 0))
  const values = { n: tables.length, rows, seconds: seconds.toFixed(1) }
  return rehearsal ? w('green-rehearsed', values) : w('green', values)
}

export const restore: Command = {
  help: w('help-restore'),
  options: {
    to: { type: 'string' },
    database: { type: 'boolean' },
    rehearse: { type: 'boolean' },
    'key-file': { type: 'string' },
    key: { type: 'string' },
  },
  takes: 1,
  async run(deed) {
    const { flags, say, config, named } = deed
    const [file] = named
    if (file === undefined) throw misused(w('which-backup'))
    const { make, settle } = placeOf(deed)
    const began = performance.now()
    const keyFile = flags['key-file'] ?? config.backupKeyFile
    const rehearsal = flags['rehearse'] !== undefined
    const restored = await putBack({ file, keyFile, place: make, rehearsal })
    const house = { ...config, data: flags['to'] ?? config.data }
    const seal = await lookAtRestored(house, restored.url, flags['key']?.split(',') ?? [])
    const replayed = await replayIn(restored.url)
    const lost = await lostIn(restored.url, house)
    const isSame = restored.different.length === 0
    if (isSame) await settle()
    report(restored, deed)
    reportSeal(seal, deed)
    reportReplay(replayed, deed)
    const seconds = (performance.now() - began) / 1000
    say(verdict({ restored, seal, replayed }, { rehearsal, seconds }))
    if (isSame && flags['to'] !== undefined) say(w('now-start', { folder: flags['to'] }))
    for (const line of lost) say(line)
    return isSame && seal.findings.length === 0 && replayed.wrong.length === 0
  },
}
