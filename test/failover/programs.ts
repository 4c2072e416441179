import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Identity } from '#kernel/embedded-postgres/identity'

/** A program of Debian's that runs beside the test, and what it said. */
export interface Beside {
  name: string
  pid: () => number
  isUp: () => boolean
  start: () => void
  /** Sends a signal, and waits until it has ended. */
  end: (signal?: NodeJS.Signals) => Promise<void>
  said: () => string
}

/** As which user, in which folder; what it says goes to a file there. */
export function besideOf(
  name: string,
  [file, ...args]: readonly [string, ...string[]],
  { user, folder, env = {} }: { user: Identity; folder: string; env?: Record<string, string> },
): Beside {
  let child: ChildProcess | undefined
  const log = join(folder, `${name}.said`)
  const isUp = () => child !== undefined && child.exitCode === null && child.signalCode === null
  return {
    name,
    pid: () => child?.pid ?? 0,
    isUp,
    start() {
      const out = openSync(log, 'a')
      child = spawn(file, args, {
        ...user,
        cwd: folder,
        env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: folder, LC_ALL: 'C.UTF-8', ...env },
        stdio: ['ignore', out, out],
      })
      closeSync(out)
    },
    async end(signal = 'SIGTERM') {
      const one = child
      if (!one || !isUp()) return
      const ended = new Promise((done) => one.once('exit', done))
      one.kill(signal)
      await ended
    },
    said: () => (existsSync(log) ? readFileSync(log, 'utf8').slice(-20_000) : ''),
  }
}
