import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { openDb } from '#kernel/db'

/** A backup that falls due while it is asked would be what is measured. */
async function makeNoBackups(url: string) {
  const { pool, close } = openDb({ url })
  await pool.query(
    `insert into setting (name, value) values ('backup.daily', 'false') on conflict (name) do update set value = excluded.value`,
  )
  await pool.query(`delete from job where task = 'backup.make' and state in ('waiting', 'running')`)
  await close()
}

/** The server in a process of its own, as it is in life, but for the daily backup. */
export async function serve(url: string, folder: string, port = 8799, flags: readonly string[] = []) {
  await makeNoBackups(url)
  const child = spawn(process.execPath, [...flags, join(import.meta.dirname, '../src/apps/main.ts')], {
    env: {
      ...process.env,
      DATABASE_URL: url,
      WHEELHOUSE_DATA: folder,
      PORT: String(port),
      LOG_LEVEL: 'warn',
      RATE_LIMIT: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((ready, fail) => {
    child.stdout.on('data', (text: Buffer) => text.toString().includes(`:${port}`) && ready())
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}`)))
  })
  return {
    port,
    pid: child.pid ?? 0,
    async stop() {
      const ended = new Promise((done) => child.once('exit', done))
      child.kill('SIGTERM')
      await ended
    },
  }
}
