import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

export interface Server {
  name: string
  address: () => string
  pid: () => number
  isUp: () => boolean
  start: () => Promise<void>
  kill: () => void
  /** What it said since it was started. */
  said: () => string
}

/** A server, with its worker, in a process of its own; started again as often as it is killed. */
export function serverOf(name: string, env: Record<string, string>): Server {
  let child: ChildProcess | undefined
  let [address, said] = ['', '']
  const { PATH = '', HOME = '/' } = process.env
  function start() {
    said = ''
    const started = spawn(process.execPath, [join(root, 'src/apps/main.ts')], {
      env: {
        PATH,
        HOME,
        PORT: '0',
        LOG_LEVEL: 'warn',
        RATE_LIMIT: '0',
        NODE_COMPILE_CACHE: join(root, '.cache/node'),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    return new Promise<void>((ready, failed) => {
      const hear = (data: Buffer) => {
        said = (said + data.toString()).slice(-20_000)
        const found = /Wheelhouse is ready: (http:\/\/\S+)/.exec(said)?.[1]
        if (found !== undefined) address = found
        if (found !== undefined) ready()
      }
      started.stdout.on('data', hear)
      started.stderr.on('data', hear)
      started.once('exit', () => failed(new Error(`${name} ended before it was ready:\n${said}`)))
    })
  }
  const isUp = () =>
    child !== undefined && !child.killed && child.exitCode === null && child.signalCode === null
  return {
    name,
    address: () => address,
    pid: () => child?.pid ?? 0,
    isUp,
    start,
    kill: () => void child?.kill('SIGKILL'),
    said: () => said,
  }
}
