import { runCli } from './cli/run.ts'

/** The zone that this machine is set to. Servers and containers are set to none: then the reader's own is asked for. */
function ownZone(): string | undefined {
  const zone = Temporal.Now.timeZoneId()
  return process.env['TZ'] || zone !== 'UTC' ? zone : undefined
}

const { columns } = process.stdout
// A reader such as `head` may leave before the end: that is not a fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})
process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  screen: { columns, zone: ownZone() },
})
