import { existsSync, lstatSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Refusal } from '#lib/refusal'
import { type Restored, restore as putBack } from '#kernel/backup/restore'
import { checkDatabase } from '#kernel/database-check'
import { startEmbedded } from '#kernel/embedded-postgres/embedded'
import { count } from './figures.ts'
import type { Command, Deed } from './perform.ts'
import { w } from './words.ts'

const misused = (key: 'which-backup' | 'where-to') =>
  new Refusal('invalid', w.later('misused', { why: w(key) }))

/** Removes a data folder of ours, and the database that lies elsewhere where PostgreSQL's user could not reach it. */
function remove(data: string) {
  const home = join(data, 'postgres')
  if (lstatSync(home, { throwIfNoEntry: false })?.isSymbolicLink() && existsSync(home))
    rmSync(realpathSync(home), { recursive: true, force: true })
  rmSync(data, { recursive: true, force: true })
}

/** A folder of its own that goes when all is over. */
async function beside({ tell, later }: Deed): Promise<string> {
  const data = mkdtempSync(join(realpathSync(tmpdir()), 'wheelhouse-rehearsal-'))
  // Made again by whoever starts the database, so that its user gets in.
  rmSync(data, { recursive: true })
  later(async () => remove(data))
  const { url, stop } = await startEmbedded(data, tell, { durable: false })
  later(stop)
  return url
}

/** A new data folder: it stays if all goes well, and goes otherwise. Quick until then, and on the disk in the end. */
function folder(data: string, { tell, later }: Deed) {
  const target = { isDone: false, settle: async () => {} }
  async function make(): Promise<string> {
    if (existsSync(data) && readdirSync(data).length > 0)
      throw new Refusal('conflict', w.later('folder-filled', { folder: data }))
    later(async () => {
      if (!target.isDone) remove(data)
    })
    const { url, stop, settle } = await startEmbedded(data, tell, { durable: false })
    later(stop)
    target.settle = settle
    return url
  }
  async function settle() {
    await target.settle()
    target.isDone = true
  }
  return { make, settle }
}

async function emptyDatabase(url: string | undefined): Promise<string> {
  if (url === undefined) throw misused('where-to')
  await checkDatabase(url)
  return url
}

function report({ head, tables, different, migrated, heldMails }: Restored, { say }: Deed) {
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
  const rows = count(tables.reduce((sum, table) => sum + table.rows, 0))
  return { n: tables.length, rows }
}

export const restore: Command = {
  help: w('help-restore'),
  options: {
    to: { type: 'string' },
    database: { type: 'boolean' },
    rehearse: { type: 'boolean' },
    'key-file': { type: 'string' },
  },
  takes: 1,
  async run(deed) {
    const { flags, say, config } = deed
    const [file] = deed.named
    if (file === undefined) throw misused('which-backup')
    const rehearsal = flags['rehearse'] === 'yes'
    const { to } = flags
    const named = [rehearsal, to !== undefined, flags['database'] === 'yes'].filter(Boolean)
    if (named.length !== 1) throw misused('where-to')
    const began = performance.now()
    const made = to === undefined ? undefined : folder(to, deed)
    const place = () => (rehearsal ? beside(deed) : made ? made.make() : emptyDatabase(config.databaseUrl))
    const restored = await putBack({
      file,
      keyFile: flags['key-file'] ?? config.backupKeyFile,
      place,
      rehearsal,
    })
    const isGreen = restored.different.length === 0
    if (isGreen) await made?.settle()
    const { n, rows } = report(restored, deed)
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    if (!isGreen) say(w('red', { n: restored.different.length }))
    else if (rehearsal) say(w('green-rehearsed', { n, rows, seconds }))
    else say(w('green', { n, rows, seconds }))
    if (isGreen && to !== undefined) say(w('now-start', { folder: to }))
    return isGreen
  },
}
