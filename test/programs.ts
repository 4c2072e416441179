import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { startEmbedded } from '#kernel/embedded-postgres/embedded'
import { migrate } from '#kernel/migrate'
import { removeData, temporaryData } from './cluster.ts'

const root = join(import.meta.dirname, '..')
const longestMs = 180_000

/** A program of ours as an operator runs it: its own process, its words, its end. */
export interface Program {
  child: ChildProcess
  said: () => string
  /** The first match in what it says; fails if it ends without having said so. */
  says: (pattern: RegExp) => Promise<RegExpExecArray>
  ended: Promise<number | NodeJS.Signals>
}

/** A data folder yet to be made, put away with its database when the test ends. */
export function newDataFolder(): string {
  const data = temporaryData()
  onTestFinished(() => removeData(data))
  return data
}

/** A data folder as a program leaves it that was stopped in order, for the calling file alone. Call it once, at the top of the file. */
export function stoppedHouse(): string {
  const data = temporaryData()
  beforeAll(async () => {
    const { url, stop } = await startEmbedded(data, () => {}, { durable: false })
    await migrate(url)
    await stop()
  })
  afterAll(() => removeData(data))
  return data
}

/** A copy of a data folder whose database is stopped: quicker than making another. */
export function copyOf(data: string): string {
  const copy = newDataFolder()
  // Unlike Node's own, this copy keeps the owner, on whom PostgreSQL insists.
  execFileSync('cp', ['-a', data, copy])
  return copy
}

/** Starts a file of ours with the environment given and nothing else of Wheelhouse's. */
export function program(
  file: string,
  env: Record<string, string>,
  node = process.execPath,
  args: readonly string[] = [],
): Program {
  const { PATH = '', HOME = '/' } = process.env
  const child = spawn(node, [join(root, file), ...args], {
    env: { PATH, HOME, PORT: '0', RATE_LIMIT: '0', NODE_COMPILE_CACHE: join(root, '.cache/node'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: longestMs,
    killSignal: 'SIGKILL',
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let text = ''
  const listeners = new Set<() => void>()
  const hear = (data: Buffer) => {
    text += data.toString()
    for (const call of listeners) call()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const ended = new Promise<number | NodeJS.Signals>((done) => {
    child.once('close', (code, signal) => done(code ?? signal ?? -1))
  })
  const says = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((done, failed) => {
      const look = () => {
        const found = pattern.exec(text)
        if (found) done(found)
      }
      listeners.add(look)
      look()
      void ended.then(() => failed(new Error(`ended without saying ${pattern}:\n${text}`)))
    })
  return { child, said: () => text, says, ended }
}
