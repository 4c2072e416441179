import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { exit, misused, Stop } from './stop.ts'
import { w } from './words.ts'

const standard = '-'
const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

export interface Outgoing {
  body: ReadableStream<Uint8Array>
  /** What the file is called here; standard input has no name. */
  name?: string
}

/** The bytes of a file that is named on the command line, or of standard input. */
export async function outgoing(file: string, stdin: Readable): Promise<Outgoing> {
  if (file === standard) return { body: Readable.toWeb(stdin) as ReadableStream<Uint8Array> }
  try {
    const handle = await open(file)
    if ((await handle.stat()).isDirectory()) throw await handle.close().then(() => new Error('EISDIR'))
    const stream = createReadStream(file, { fd: handle })
    return { body: Readable.toWeb(stream) as ReadableStream<Uint8Array>, name: basename(file) }
  } catch (error) {
    throw misused(w('bad-file', { file, why: reasonOf(error) }))
  }
}

/** What the server calls the file, cut down to a name in this folder. */
function nameOf(response: Response): string {
  const header = response.headers.get('content-disposition') ?? ''
  const given = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1]
  const name = basename(
    (given === undefined ? '' : decodeURIComponent(given)).replaceAll(/[\p{Cc}\\/]/gu, '_'),
  )
  return name === '' || name.startsWith('.') ? `file${name}` : name
}

/** Saves what was sent: under the name given, else under its own unless that is taken. Says where, and how much it was. */
export async function incoming(response: Response, out: string | undefined, stdout: Writable) {
  const body = Readable.fromWeb((response.body ?? new Blob().stream()) as never)
  const cutOff = (error: unknown) =>
    new Stop(exit.unreachable, w('cut-off', { url: response.url, why: reasonOf(error) }))
  if (out === standard) {
    await pipeline(body, stdout, { end: false }).catch((error: unknown) => Promise.reject(cutOff(error)))
    return undefined
  }
  const file = out ?? nameOf(response)
  const handle = await open(file, out === undefined ? 'wx' : 'w').catch((error: unknown) => {
    body.destroy()
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw misused(w('out-exists', { file }))
    throw misused(w('bad-out', { file, why: reasonOf(error) }))
  })
  const target = createWriteStream(file, { fd: handle })
  await pipeline(body, target).catch((error: unknown) => Promise.reject(cutOff(error)))
  return { file, size: target.bytesWritten }
}
