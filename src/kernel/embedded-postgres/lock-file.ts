import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

export type Status = 'starting' | 'ready' | 'stopping' | 'standby'

/** What PostgreSQL says about itself in postmaster.pid. */
export interface Postmaster {
  pid: number
  run: string
  status: Status
}

const fileIn = (pgdata: string) => join(pgdata, 'postmaster.pid')

export function postmaster(pgdata: string): Postmaster | undefined {
  try {
    const lines = readFileSync(fileIn(pgdata), 'utf8').split('\n')
    const [pid = '', , , , run = '', , , status = 'starting'] = lines.map((line) => line.trim())
    return Number(pid) > 0 ? { pid: Number(pid), run, status: (status || 'starting') as Status } : undefined
  } catch {
    return undefined
  }
}

/** Whether a process exists and is not merely waiting to be reaped. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return !/^State:\s*Z/m.test(procFile(pid, 'status') ?? '')
}

function procFile(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return undefined
  }
}

function programOf(pid: number): string {
  try {
    return (
      procFile(pid, 'cmdline')?.split('\0')[0] ??
      execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' })
    )
  } catch {
    return ''
  }
}

/** Whether that process is a PostgreSQL: after a reboot, or in a container, another program may have its number. */
export const isPostgres = (pid: number) => basename(programOf(pid).trim()).startsWith('postgres')

/** No process ever has this number. */
const nobodysPid = 99_999_999

/**
 * Makes PostgreSQL look past a lock file whose process number now belongs to another program. Only the number is
 * replaced: PostgreSQL still checks the file's shared memory, and so never starts beside backends left over.
 */
export function disownLockFile(pgdata: string) {
  const text = readFileSync(fileIn(pgdata), 'utf8')
  writeFileSync(fileIn(pgdata), text.replace(/^\d+/, String(nobodysPid)))
}
