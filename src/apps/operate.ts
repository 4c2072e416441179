import { backup } from './operate/backup.ts'
import { doctor } from './operate/doctor.ts'
import { exported } from './operate/export.ts'
import { recover } from './operate/recover.ts'
import { restore } from './operate/restore.ts'
import { secret } from './operate/secret.ts'
import { perform } from './operate/perform.ts'

// What an operator does on the machine itself, beside a running Wheelhouse or without one.
process.exitCode = await perform(
  { backup, restore, recover, doctor, secret, export: exported },
  process.argv.slice(2),
  process.env,
  {
    say: (line) => process.stdout.write(`${line}\n`),
    warn: (line) => process.stderr.write(`${line}\n`),
  },
)
