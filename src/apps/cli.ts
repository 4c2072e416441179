import { runCli } from './cli/run.ts'

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
  screen: { columns, zone: Temporal.Now.timeZoneId() },
})
