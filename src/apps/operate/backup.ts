import { join } from 'node:path'
import { takeBase } from '#kernel/archive/base'
import { backUp } from '#kernel/backup/backup'
import { backupFolderOf } from '#kernel/config'
import { visitDatabase } from '#kernel/open-database'
import { version } from '../version.ts'
import { count, megabytes } from './figures.ts'
import { type Command, misused } from './perform.ts'
import { w } from './words.ts'

const usualKeep = 14

function keepOf(text: string | undefined): number {
  if (text === undefined) return usualKeep
  const keep = Number(text)
  if (!Number.isInteger(keep) || keep < 1) throw misused(w('bad-keep'))
  return keep
}

export const backup: Command = {
  help: w('help-backup'),
  options: {
    to: { type: 'string' },
    'key-file': { type: 'string' },
    keep: { type: 'string' },
    json: { type: 'boolean' },
  },
  takes: 0,
  async run({ config, flags, say, tell, later }) {
    const keep = keepOf(flags['keep'])
    const folder = flags['to'] ?? backupFolderOf(config)
    const url = await visitDatabase(config, tell, later)
    const made = await backUp({
      url,
      folder,
      keyFile: flags['key-file'] ?? config.backupKeyFile,
      keep,
      version,
    })
    const { archive } = config
    const base = archive === undefined ? undefined : await takeBase({ url, archive, keep })
    if (flags['json'] === 'yes') {
      say(JSON.stringify({ ...made, ...(base && { base: base.folder }) }))
      return true
    }
    const { file, bytes, rows, tables, seconds, encrypted, removed } = made
    say(
      w('backed-up', {
        file,
        size: megabytes(bytes),
        rows: count(rows),
        tables,
        seconds: seconds.toFixed(1),
      }),
    )
    say(encrypted ? w('encrypted') : w('not-encrypted'))
    if (base) say(w('based', { folder: base.folder }))
    if (removed.length > 0) say(w('removed', { n: removed.length }))
    if (config.secret === undefined) say(w('secret-apart', { file: join(config.data, 'secret') }))
    return true
  },
}
