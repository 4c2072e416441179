import { mkdirSync } from 'node:fs'
import { system } from '#kernel/actor'
import { writing } from '#kernel/context'
import { openDb } from '#kernel/db'
import { exportAll } from '#kernel/export/export'
import { visitDatabase } from '#kernel/open-database'
import { attached } from '#facets/files/public'
import { noteExported } from '#modules/administration/public'
import { compose } from '../compose.ts'
import { version } from '../version.ts'
import { count, megabytes } from './figures.ts'
import { type Command, misused } from './perform.ts'
import { w } from './words.ts'

/** Told at the beginning, at the end, and a few times between. */
const steps = 10

export const exported: Command = {
  help: w('help-export'),
  options: { to: { type: 'string' }, json: { type: 'boolean' } },
  takes: 0,
  async run({ config, flags, say, tell, later }) {
    const folder = flags['to']
    if (folder === undefined) throw misused(w('export-where'))
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const url = await visitDatabase(config, tell, later)
    const done = await exportAll({
      url,
      folder,
      version,
      attached,
      tell(what, n, total) {
        if (n === total || n % Math.ceil(total / steps) === 0) tell(w(`export-${what}`, { n, total }))
      },
    })
    const { db, close } = openDb({ url, max: 1 })
    later(close)
    compose()
    const { tables, rows, files } = done
    await writing({ db, actor: system }, (ctx) => noteExported(ctx, { tables, rows, files }))
    if (flags['json'] === 'yes') say(JSON.stringify(done))
    else {
      const size = megabytes(done.bytes)
      say(w('exported', { file: done.file, size, tables, rows: count(rows), files: count(files) }))
      say(w('export-warning'))
    }
    return true
  },
}
