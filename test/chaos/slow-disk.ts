import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as after } from 'node:timers/promises'

const strace = 'strace'
const lateMs = 300

/** Whether this user may hold up the system calls of a process of another. */
export const canSlow = () => spawnSync(strace, ['-V']).status === 0 && process.getuid?.() === 0

/** For so long whatever these processes have put on the disk is there a third of a second later than they ask. */
export async function slowDisk(pids: readonly number[], ms: number) {
  const late = `inject=fsync,fdatasync,sync_file_range:delay_enter=${lateMs * 1000}`
  const args = ['-f', '-qqq', '-o', '/dev/null', '-e', 'trace=fsync,fdatasync,sync_file_range', '-e', late]
  const child = spawn(strace, [...args, ...pids.flatMap((pid) => ['-p', String(pid)])], { stdio: 'ignore' })
  const ended = once(child, 'exit')
  await after(ms)
  // It lets go of all of them, and ends.
  child.kill('SIGINT')
  await ended
}
