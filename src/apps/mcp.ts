import { parseArgs } from 'node:util'
import { serverOf } from './cli/reach.ts'
import { exit, misused, Stop } from './cli/stop.ts'
import { w as cli } from './cli/words.ts'
import { speakHere } from './mcp/stdio.ts'
import { w } from './mcp/words.ts'

const options = {
  url: { type: 'string' },
  'token-file': { type: 'string' },
  help: { type: 'boolean' },
} as const

// Standard output belongs to the protocol: all else that is said goes to standard error.
try {
  const { values } = parseArgs({ options })
  if (values.help) process.stdout.write(`${w('usage')}\n`)
  else {
    const server = serverOf(values, process.env)
    if (server.token === undefined) throw misused(cli('need-token'))
    speakHere(server)
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = error instanceof Stop ? error.code : exit.usage
}
