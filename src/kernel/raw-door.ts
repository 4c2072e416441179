import type { Readable } from 'node:stream'
import type { RequestFacts } from './context.ts'
import type { Db } from './db.ts'

/** What comes through such a door, unread. */
export interface Knock {
  readonly method: 'GET' | 'POST'
  readonly query: URLSearchParams
  /** A header by its name in small letters; empty where it is not there. */
  readonly header: (name: string) => string
  /** SHA-256 of the certificate that it showed, in small hex, where somebody whom we trust has seen it. */
  readonly certificate?: string | undefined
  readonly body: Readable
  readonly request: RequestFacts
}

/** What is answered, to the last byte. */
export interface RawAnswer {
  readonly status: number
  readonly type: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string
}

/**
 * A door for programs whose protocol is older than ours and not JSON alone: the room reads the bytes, proves who it is and
 * answers, in a transaction of its own. No session and no token of a person opens it; the command line and OpenAPI know nothing of it.
 */
export interface RawDoor {
  /** All of them the same door. */
  readonly paths: readonly string[]
  readonly summary: string
  readonly answer: (db: Db, knock: Knock) => Promise<RawAnswer>
}
