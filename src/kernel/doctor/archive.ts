import { sql } from 'kysely'
import type { Check } from './check.ts'
import { w } from './words.ts'

/** Where the server archives its log, by our own set-up or its operator's. */
export const archive: Check = {
  name: 'archive',
  title: w.later('archive'),
  async find({ db }) {
    const { rows } = await sql<{ wal: string }>`
      select last_failed_wal as wal from pg_stat_archiver
      where current_setting('archive_mode') <> 'off' and last_failed_time > coalesce(last_archived_time, '-infinity')`.execute(
      db,
    )
    return rows.map(({ wal }) => ({
      grave: true,
      says: w.later('archive-stuck', { wal }),
      remedy: w.later('archive-remedy'),
    }))
  },
}
