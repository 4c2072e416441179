import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as after } from 'node:timers/promises'

/** Sends a signal; whoever is gone already is past it. */
export function killed(pid: number | undefined, signal: NodeJS.Signals = 'SIGKILL') {
  try {
    if (pid !== undefined && pid > 0) process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function parentOf(name: string): number | undefined {
  try {
    return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1])
  } catch {
    return undefined
  }
}

/** A process and all that came of it. */
export function familyOf(pid: number | undefined): number[] {
  if (pid === undefined) return []
  const parents = readdirSync('/proc').flatMap((name) => {
    const parent = /^\d+$/.test(name) ? parentOf(name) : undefined
    return parent === undefined ? [] : [[Number(name), parent] as const]
  })
  const family = [pid]
  for (const one of family)
    family.push(...parents.filter(([, parent]) => parent === one).map(([child]) => child))
  return family
}

const still = new Set<number>()

/** Lets go on whatever stands still, also when a test is broken off: who is frozen hears no other signal. */
export function thaw(pids: readonly number[] = [...still]) {
  for (const pid of pids) {
    still.delete(pid)
    killed(pid, 'SIGCONT')
  }
}

process.on('exit', () => thaw())

/** Stops processes for so long, and lets them go on. */
export async function frozen(pids: readonly number[], ms: number) {
  for (const pid of pids) still.add(pid)
  for (const pid of pids) killed(pid, 'SIGSTOP')
  await after(ms)
  thaw(pids)
}
