import type { Settings } from '../embedded-postgres/server.ts'
import { walIn } from './folder.ts'

/** At most so many seconds are lost with the machine. */
const mostLostSeconds = 60

/** A path within a command of PostgreSQL's: for its shell, and with its own mark doubled. */
const quoted = (path: string) => `'${path.replaceAll("'", String.raw`'\''`)}'`.replaceAll('%', '%%')

/**
 * Has PostgreSQL archive its log: each file packed, on the disk, and under its name only once it is whole. One that is there
 * already is compared, so that two databases which archive into one place are found out.
 */
export function archiving(archive: string): Settings {
  const wal = quoted(walIn(archive))
  const [kept, half] = [`${wal}/%f.gz`, `${wal}/.%f.part`]
  return {
    archive_mode: 'on',
    archive_timeout: mostLostSeconds,
    archive_command:
      `if [ -f ${kept} ]; then gzip -dc ${kept} | cmp -s - "%p"; ` +
      `else gzip -1 <"%p" >${half} && sync ${half} && mv ${half} ${kept} && sync ${wal}; fi`,
  }
}

/**
 * Has PostgreSQL come up from an archive: as it was at an instant in UTC (no “Z” is known there), or with everything that is there.
 * That a piece is not there may be the end; one that cannot be unpacked is not, and by so high a code PostgreSQL gives up.
 */
export function recovering(archive: string, at: string | undefined): Settings {
  const from = quoted(walIn(archive))
  return {
    restore_command: `[ -f ${from}/%f.gz ] || exit 1; gzip -dc ${from}/%f.gz >"%p" || exit 255`,
    recovery_target_action: 'promote',
    archive_mode: 'off',
    // Ready means recovered: nobody asks it before.
    hot_standby: 'off',
    ...(at === undefined ? {} : { recovery_target_time: at.replace(/Z$/, '+00') }),
  }
}
