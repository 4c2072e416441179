import { setFlagsFromString } from 'node:v8'
import { Refusal } from '#lib/refusal'
import { commandLine, configFrom } from '#kernel/config'
import { helpText } from '#kernel/config-help'
import { logger, setLogLevel } from '#kernel/log'
import { start } from './start.ts'
import { w } from './words.ts'

const began = Number(process.env['WHEELHOUSE_BEGAN'] ?? performance.timeOrigin)
const print = (line: string) => process.stdout.write(`${line}\n`)
const say = (line: string) => print(`[${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s] ${line}`)

const putAway = new AsyncDisposableStack()

let stopping = false
async function stop() {
  // A terminal sends Ctrl-C to every program of the group, and those pass it on: it may come twice.
  if (stopping) return
  stopping = true
  say(w('stopping'))
  await putAway.disposeAsync()
  say(w('stopped'))
  process.exit(0)
}

/** What an operator can mend is one sentence; all else is a fault of ours, with its trace in the log. */
async function fail(problem: unknown) {
  if (stopping) return
  stopping = true
  if (problem instanceof Refusal) process.stderr.write(`${problem.message}.\n`)
  else logger('start').fatal({ err: problem }, 'Wheelhouse could not start')
  await putAway.disposeAsync()
  process.exit(1)
}

async function main(args: string[]) {
  const { help, flags } = commandLine(args)
  if (help) {
    print(helpText())
    return
  }
  const config = configFrom(flags, process.env)
  setLogLevel(config.logLevel)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void stop().catch(fail))
  // Whoever started us on this Node holds the other end; its death is our signal to stop.
  process.once('disconnect', () => void stop().catch(fail))
  const { address, setUp } = await start(config, say, (how) => putAway.defer(how))
  say(w('ready', { address }))
  if (setUp !== undefined) say(w('set-up', { link: `${address}${setUp}` }))
  if (process.stdout.isTTY) say(w('how-to-stop'))
}

// V8 lets a heap grow fourfold before it collects where memory is plenty; the database beside us has more use for it.
setFlagsFromString('--heap-growing-percent=50')
await main(process.argv.slice(2)).catch(fail)
