import { Refusal } from '#lib/refusal'
import { w } from './words.ts'

/** What every table weighs, by which a restored one is compared. */
export interface Weighed {
  name: string
  rows: number
  checksum: string
}

export interface Head {
  /** Of the program that wrote it. */
  version: string
  /** When the picture was taken, an ISO instant: what was committed by then is in it. */
  at: string
  postgres: string
  /** The steps by which its schema came about, in the order in which they ran. */
  migrations: { name: string; checksum: string }[]
}

export interface Foot {
  tables: Weighed[]
  sequences: { name: string; value: string; called: boolean }[]
  /** Indexes that no migration makes: those of fields that an organisation made its own. */
  indexes: { name: string; text: string }[]
}

export type Entry =
  | { is: 'head'; head: Head }
  | { is: 'table'; name: string; columns: string[] }
  | { is: 'rows'; bytes: Buffer }
  | { is: 'foot'; foot: Foot }

const jsonByte = 0x7b
const rowsByte = 0x72

/** One entry: what it is, how long it is, itself. */
export function written(entry: Entry): Buffer {
  const [kind, body] =
    entry.is === 'rows' ? [rowsByte, entry.bytes] : [jsonByte, Buffer.from(JSON.stringify(entry))]
  const frame = Buffer.alloc(5)
  frame[0] = kind
  frame.writeUInt32BE(body.length, 1)
  return Buffer.concat([frame, body])
}

/** The entries in a stream. */
export async function* entriesIn(source: AsyncIterable<Buffer>): AsyncGenerator<Entry, void, undefined> {
  let held: Buffer = Buffer.alloc(0)
  let wanted = 5
  for await (const piece of source) {
    held = held.length === 0 ? piece : Buffer.concat([held, piece])
    while (held.length >= wanted) {
      wanted = 5 + held.readUInt32BE(1)
      if (held.length < wanted) break
      const body = held.subarray(5, wanted)
      yield held[0] === rowsByte ? { is: 'rows', bytes: body } : (JSON.parse(body.toString('utf8')) as Entry)
      held = held.subarray(wanted)
      wanted = 5
    }
  }
  if (held.length > 0) throw new Refusal('invalid', w.later('cut-short'))
}
