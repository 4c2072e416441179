// The command line: `wheelhouse desk open --title …` talks to a running server; the rest works on this machine. Each loads only what it needs.
import { operated } from './operate/names.ts'

const [command = ''] = process.argv.slice(2)
if (command === 'verify') {
  process.argv.splice(2, 1)
  await import('./verify.ts')
} else if (command === 'mcp') {
  process.argv.splice(2, 1)
  await import('./mcp.ts')
} else if ((operated as readonly string[]).includes(command)) await import('./operate.ts')
else await import('./cli.ts')
