import { backup } from './operate/backup.ts'
import { doctor } from './operate/doctor.ts'
import { exported } from './operate/export.ts'
import { recover } from './operate/recover.ts'
import { restore } from './operate/restore.ts'
import { secret } from './operate/secret.ts'
import type { Operated } from './operate/names.ts'
import { type Command, perform } from './operate/perform.ts'

const commands = {
  backup,
  restore,
  recover,
  doctor,
  secret,
  export: exported,
} satisfies Record<Operated, Command>

// What an operator does on the machine itself, beside a running Wheelhouse or without one.
process.exitCode = await perform(commands, process.argv.slice(2), process.env, {
  say: (line) => process.stdout.write(`${line}\n`),
  warn: (line) => process.stderr.write(`${line}\n`),
})
