import { hash } from 'node:crypto'
import { once } from 'node:events'
import type { Client, Connection, Submittable } from 'pg'

/** What the driver speaks of COPY, and its types do not name. */
type Speaking = Connection & {
  sendCopyFromChunk: (bytes: Buffer) => void
  endCopyFrom: () => void
  sendCopyFail: (why: string) => void
}

const blockBytes = 64 * 1024
/** So many blocks may wait for whoever takes them before the server is asked to hold on. */
const mostWaiting = 16

/** A statement under way, as the driver's client talks to it. */
class Copying implements Submittable {
  readonly #text: string
  /** Settles when the server is ready for the next statement. */
  readonly over: Promise<void>
  #end: () => void = () => {}
  #fail: (error: Error) => void = () => {}
  constructor(text: string) {
    this.#text = text
    this.over = new Promise((end, fail) => {
      this.#end = end
      this.#fail = fail
    })
    // Whoever waits for it hears of it; until then it is nobody's unhandled fault.
    this.over.catch(() => {})
  }
  submit(connection: Connection) {
    connection.query(this.#text)
  }
  handleError(error: Error) {
    this.#fail(error)
  }
  handleReadyForQuery() {
    this.#end()
  }
  handleCommandComplete() {}
}

class CopyingOut extends Copying {
  readonly #onRow: (row: Buffer, from: Connection) => void
  constructor(text: string, onRow: (row: Buffer, from: Connection) => void) {
    super(text)
    this.#onRow = onRow
  }
  handleCopyData({ chunk }: { chunk: Buffer }, connection: Connection) {
    this.#onRow(chunk, connection)
  }
}

class CopyingIn extends Copying {
  readonly #send: (connection: Speaking) => void
  constructor(text: string, send: (connection: Speaking) => void) {
    super(text)
    this.#send = send
  }
  handleCopyInResponse(connection: Speaking) {
    this.#send(connection)
  }
}

/** Counts rows and sums up their digests: the same for the same rows in any order. */
export function tally() {
  const lanes = new Uint32Array(4)
  let rows = 0
  return {
    add(row: Buffer) {
      const digest = hash('sha256', row, 'buffer')
      for (let lane = 0; lane < 4; lane++)
        lanes[lane] = ((lanes[lane] ?? 0) + digest.readUInt32LE(lane * 4)) >>> 0
      rows++
    },
    total: () => ({ rows, checksum: [...lanes].map((lane) => lane.toString(16).padStart(8, '0')).join('') }),
  }
}

/** What `copy … to stdout` gives, a row at a time to `onRow` and in blocks of whole rows to the caller. */
export async function* copyOut(client: Client, text: string, onRow: (row: Buffer) => void = () => {}) {
  let [filling, filled, size]: [Buffer[], Buffer[], number] = [[], [], 0]
  let from: Connection | undefined
  let wake: () => void = () => {}
  let isOver = false
  const cut = () => {
    if (size > 0) filled.push(Buffer.concat(filling, size))
    ;[filling, size] = [[], 0]
  }
  const copying = new CopyingOut(text, (row, connection) => {
    from = connection
    onRow(row)
    // The driver writes the next message over this one.
    filling.push(Buffer.from(row))
    size += row.length
    if (size < blockBytes) return
    cut()
    if (filled.length >= mostWaiting) connection.stream.pause()
    wake()
  })
  client.query(copying)
  const settled = () => {
    isOver = true
    wake()
  }
  copying.over.then(settled, settled)
  for (;;) {
    if (filled.length === 0 && !isOver) await new Promise<void>((done) => (wake = done))
    if (isOver) cut()
    if (isOver && filled.length === 0) break
    const ready = filled
    filled = []
    yield* ready
    from?.stream.resume()
  }
  await copying.over
}

/** Feeds `copy … from stdin`; what the server refuses, and what breaks the source, is thrown. */
export async function copyIn(client: Client, text: string, blocks: AsyncIterable<Buffer>): Promise<void> {
  let broken: unknown
  const life = { over: false }
  const send = async (connection: Speaking) => {
    try {
      for await (const block of blocks) {
        if (life.over) return
        connection.sendCopyFromChunk(block)
        if (connection.stream.writableNeedDrain) await Promise.race([once(connection.stream, 'drain'), ended])
      }
      connection.endCopyFrom()
    } catch (error) {
      broken = error
      connection.sendCopyFail('the source ended')
    }
  }
  const copying = new CopyingIn(text, (connection) => void send(connection))
  const ended = copying.over.catch(() => {})
  client.query(copying)
  try {
    await copying.over
  } catch (error) {
    throw broken ?? error
  } finally {
    life.over = true
  }
}
