import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** What every scanner must find, harmless by itself (eicar.org); in pieces, so that this file is not found as well. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS', '-TEST-FILE!$H+H*'].join(
  '',
)

const places = [join(import.meta.dirname, '../.cache/debian/usr/sbin/clamd'), '/usr/sbin/clamd']
const program = places.find((path) => existsSync(path))
export const hasClamd = program !== undefined

/** What holds this the scanner of the tests gives no verdict on, as clamd does with what is too large for it. */
export const tooLarge = 'A file that is too large.'

/** MD5, length and name: all that this one knows. */
const signature = '44d88612fea8a8f36de82e1278abb02f:68:Eicar-Test-Signature\n'

/** Debian's own clamd for one test file, with a signature of ours instead of those it would load down. */
export async function clamd(mostMegabytes: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-clamd-'))
  const socket = join(folder, 'socket')
  writeFileSync(join(folder, 'eicar.hdb'), signature)
  const lines = [
    `DatabaseDirectory ${folder}`,
    `TemporaryDirectory ${folder}`,
    `LocalSocket ${socket}`,
    'Foreground yes',
    `StreamMaxLength ${mostMegabytes}M`,
  ]
  writeFileSync(join(folder, 'clamd.conf'), `${lines.join('\n')}\n`)
  const child: ChildProcess = spawn(program ?? '', [`--config-file=${join(folder, 'clamd.conf')}`], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  afterAll(async () => {
    if (child.exitCode === null) {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    rmSync(folder, { recursive: true, force: true })
  })
  let said = ''
  await new Promise<void>((ready, failed) => {
    const hear = (text: Buffer) => {
      said += text.toString()
      if (said.includes('Self checking')) ready()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', () => failed(new Error(`clamd ended: ${said}`)))
  })
  return `unix:${socket}`
}

/** Reads one INSTREAM and says what clamd would; of one that is not in its form, an error. */
async function answer(socket: Socket) {
  let got = Buffer.alloc(0)
  const start = Buffer.from('zINSTREAM\0')
  for await (const piece of socket as AsyncIterable<Buffer>) {
    got = Buffer.concat([got, piece])
    const body = bodyIn(got.subarray(start.length))
    if (body?.includes(tooLarge)) return void socket.end('INSTREAM size limit exceeded. ERROR\0')
    if (!body) continue
    const found = body.includes(eicar) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0'
    socket.end(got.subarray(0, start.length).equals(start) ? found : 'UNKNOWN COMMAND\0')
    return
  }
}

/** The pieces put together, once the empty one has come. */
function bodyIn(sent: Buffer): Buffer | undefined {
  const pieces: Buffer[] = []
  for (let at = 0; at + 4 <= sent.length;) {
    const length = sent.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    pieces.push(sent.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}

/** A scanner that speaks as clamd does, and that can be away. */
export async function scannerOf() {
  let isAway = false
  const server = createServer((socket) => {
    socket.on('error', () => {})
    if (isAway) socket.destroy()
    else void answer(socket)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterAll(() => void server.close())
  const { port } = server.address() as AddressInfo
  return {
    url: `tcp://127.0.0.1:${port}`,
    away: (now: boolean) => {
      isAway = now
    },
  }
}
