import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import module from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './run.mjs'
import { giveUp } from './say.mjs'

const wanted = 26
const oldest = [18, 18]

/** The scripts themselves run on the Node that is there; it only has to be able to install the one we bring. */
export function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < oldest[0] || (major === oldest[0] && minor < oldest[1]))
    giveUp(
      `Wheelhouse needs Node ${oldest.join('.')} or later to begin with, and this is ${process.versions.node}.`,
    )
}

const isWanted = () => Number(process.versions.node.split('.')[0]) >= wanted

/** The Node that npm installed for us, or this one if it is new enough. */
export function node() {
  const ours = join(root, 'node_modules/.bin/node')
  if (existsSync(ours)) return ours
  if (isWanted()) return process.execPath
  return giveUp(
    `There is no Node ${wanted} on npm for ${process.platform} ${process.arch}: install Node ${wanted} and start again.`,
  )
}

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** npm ends on SIGTERM without a word to what it runs; under npm the loss of the parent therefore counts as that signal. */
function endWithNpm() {
  const parent = process.ppid
  if (!process.env.npm_lifecycle_event) return
  setInterval(() => process.ppid !== parent && process.kill(process.pid, 'SIGTERM'), 1000).unref()
}

/** Goes on as another program of ours, on Node 26: in this process if it is one already, else in one that ends with it. */
export async function handOver(file, args) {
  const program = join(root, file)
  endWithNpm()
  const cache = join(root, '.cache/node')
  if (isWanted()) {
    module.enableCompileCache(cache)
    process.argv = [process.execPath, program, ...args]
    await import(pathToFileURL(program).href)
    return
  }
  // The channel tells the program when we are gone, however that came about.
  const child = spawn(node(), [program, ...args], {
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of passedOn) process.on(signal, () => child.kill(signal))
  child.once('error', (error) => giveUp(`Node ${wanted} could not be started: ${error.message}.`))
  child.once('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}
