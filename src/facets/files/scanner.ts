import { connect, type Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { lengthOf, placeIn, type ScanVerdict, verdictIn } from './engine/clamd.ts'

/** A scanner that says nothing for so long is away. */
const patienceMs = 60_000
const mostReply = 4096

let address: string | undefined

/** Names the virus scanner of this installation, as its operator said; without one nothing is scanned. */
export const scanWith = (url: string | undefined) => {
  address = url
}
export const scans = () => address !== undefined

const answerOf = async (socket: Socket) => {
  let reply = ''
  for await (const piece of socket as AsyncIterable<Buffer>) {
    reply += piece.toString('latin1')
    if (reply.length > mostReply) break
  }
  return reply
}

async function send(socket: Socket, body: Readable) {
  const write = (bytes: Buffer) =>
    new Promise<void>((written, failed) => {
      socket.write(bytes, (error) => (error ? failed(error) : written()))
    })
  await write(Buffer.from('zINSTREAM\0'))
  for await (const piece of body as AsyncIterable<Buffer>)
    if (piece.length > 0) await write(Buffer.concat([lengthOf(piece.length), piece]))
  await write(lengthOf(0))
}

/** Asks the scanner (clamd's INSTREAM) about a file; throws if there is no verdict to be had. */
export async function scan(body: Readable): Promise<ScanVerdict> {
  if (address === undefined) throw new Error('no scanner is named')
  const socket = connect(placeIn(address))
  socket.setTimeout(patienceMs, () => socket.destroy(new Error('the scanner says nothing')))
  try {
    const answer = answerOf(socket)
    // What it refuses in the middle it says, and hangs up: the answer tells more than the broken pipe.
    send(socket, body).catch(() => undefined)
    const reply = await answer
    const verdict = verdictIn(reply)
    if (!verdict) throw new Error(reply === '' ? 'the scanner hung up' : reply.replaceAll('\0', '').trim())
    return verdict
  } finally {
    socket.destroy()
    body.destroy()
  }
}
