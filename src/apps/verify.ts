import { parseArgs } from 'node:util'
import { Refusal } from '#lib/refusal'
import { configFrom } from '#kernel/config'
import { setLogLevel } from '#kernel/log'
import { withKeys } from './key-flag.ts'
import { lookThrough } from './verify/database.ts'
import { checkProof } from './verify/proof.ts'
import { reportOf } from './verify/report.ts'
import { w } from './verify/words.ts'

const exit = { whole: 0, damaged: 1, failed: 2 } as const
const print = (text: string) => process.stdout.write(`${text}\n`)

const options = {
  proof: { type: 'string' },
  key: { type: 'string', multiple: true },
  data: { type: 'string' },
  'seal-file': { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

const putAway = new AsyncDisposableStack()

async function verify(args: string[]): Promise<number> {
  const { values } = parseArgs({ args: withKeys(args), options })
  const { key: keys = [], proof, json, help, ...given } = values
  if (help) {
    print(w('usage'))
    return exit.whole
  }
  if (proof !== undefined) {
    const { holds, lines } = await checkProof(proof, keys)
    print(lines.map((line) => `${line}.`).join('\n'))
    return holds ? exit.whole : exit.damaged
  }
  const flags = Object.fromEntries(Object.entries(given).filter(([, text]) => text !== undefined))
  const looked = await lookThrough(configFrom(flags, process.env), keys, (how) => putAway.defer(how))
  print(json ? JSON.stringify(looked, null, 2) : reportOf(looked))
  return looked.findings.length === 0 ? exit.whole : exit.damaged
}

/** What whoever looks can mend is one sentence; all else shows its trace. */
function failed(error: unknown): number {
  const isMisuse = String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')
  const text =
    error instanceof Refusal || isMisuse
      ? `${(error as Error).message}.`
      : String((error as Error).stack ?? error)
  process.stderr.write(`${text}\n`)
  return exit.failed
}

setLogLevel('error')
process.exitCode = await verify(process.argv.slice(2)).catch(failed)
await putAway.disposeAsync()
