import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** The server in a process of its own, as it is in life. */
export async function serve(url: string, folder: string, port = 8799, flags: readonly string[] = []) {
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
