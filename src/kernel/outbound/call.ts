import { lookup as lookUp, type LookupAddress } from 'node:dns'
import { request as plain } from 'node:http'
import { request as secure } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { promisify } from 'node:util'
import { type Caller, isInside, isNamed } from './addresses.ts'

const mostBytes = 64 * 1024

/** Why nobody answered. */
export type Why = 'inside' | 'plain' | 'unknown' | 'unreachable' | 'certificate' | 'silent' | 'stopped'

interface Reply {
  readonly status: number
  /** The header as it came: seconds, or a date. */
  readonly retryAfter?: string
}

/** Somebody answered with a status, or nobody did. What else was answered is read and let go of: it is shown to nobody. */
export type Answered = Reply | { readonly why: Why; readonly detail: string }

/** All addresses of a name; of an address itself. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>

const all = promisify(lookUp)
export const resolve: Resolve = async (host) => all(host, { all: true })

const hostOf = ({ hostname }: URL) => hostname.replaceAll(/^\[|\]$/g, '')

class Refused extends Error {
  readonly why: Why
  constructor(why: Why, detail: string) {
    super(detail)
    this.why = why
  }
}

/** The addresses that a connection may be made to: every one of them was looked at, and one that leads inside spoils them all. */
async function checked(url: URL, ask: Resolve, caller: Caller): Promise<readonly LookupAddress[]> {
  const host = hostOf(url)
  const found = await ask(host).catch((error: unknown) => {
    throw new Refused('unknown', error instanceof Error ? error.message : host)
  })
  const bad = found.find(({ address }) => isInside(address) && !isNamed(address, caller))
  if (bad) throw new Refused('inside', bad.address)
  if (found.length === 0) throw new Refused('unknown', host)
  if (url.protocol !== 'https:' && !found.every(({ address }) => isNamed(address, caller)))
    throw new Refused('plain', host)
  return found
}

/** Answers what was checked, whatever the name would lead to by now. */
const only =
  (addresses: readonly LookupAddress[]): LookupFunction =>
  (_, options, told) => {
    const [first] = addresses
    if (options.all === true) told(null, [...addresses])
    else told(null, first?.address ?? '', first?.family)
  }

function whyOf(error: unknown): Why {
  if (error instanceof Refused) return error.why
  const { code = '' } = error as NodeJS.ErrnoException
  return /CERT|ALTNAME|TLS|SSL|SIGNED|ISSUER/.test(code) ? 'certificate' : 'unreachable'
}

export interface Call {
  readonly url: string
  readonly body: string | Buffer
  readonly headers: Readonly<Record<string, string>>
  readonly withinMs: number
  /** Ends it from outside. */
  readonly signal: AbortSignal
  readonly ask?: Resolve
  /** Who calls; webhooks unless said otherwise. */
  readonly caller?: Caller
}

function send(url: URL, addresses: readonly LookupAddress[], { body, headers }: Call, signal: AbortSignal) {
  const host = hostOf(url)
  const open = url.protocol === 'https:' ? secure : plain
  return new Promise<Reply>((answered, failed) => {
    const sent = open(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
        // A connection of its own, to an address that was looked at for it.
        agent: false,
        lookup: only(addresses),
        ...(isIP(host) === 0 && { servername: host }),
        signal,
      },
      (reply) => {
        let bytes = 0
        const retryAfter = reply.headers['retry-after']
        const end = () =>
          answered({ status: reply.statusCode ?? 0, ...(retryAfter !== undefined && { retryAfter }) })
        reply.on('data', (piece: Buffer) => {
          bytes += piece.length
          if (bytes > mostBytes) {
            end()
            reply.destroy()
          }
        })
        reply.on('end', end)
        reply.on('error', failed)
      },
    )
    sent.on('error', failed)
    sent.end(body)
  })
}

/**
 * Posts to an address outside. The name is resolved here, every address is looked at, and the connection goes to one of those
 * and nowhere else; what it answers is not followed.
 */
export async function postOutside(call: Call): Promise<Answered> {
  const url = new URL(call.url)
  const late = AbortSignal.timeout(call.withinMs)
  const signal = AbortSignal.any([late, call.signal])
  const ended = new Promise<never>((_, failed) => {
    signal.addEventListener('abort', () => failed(new Error('aborted')), { once: true })
  })
  ended.catch(() => undefined)
  try {
    const addresses = await Promise.race([
      checked(url, call.ask ?? resolve, call.caller ?? 'webhooks'),
      ended,
    ])
    return await send(url, addresses, call, signal)
  } catch (error) {
    if (call.signal.aborted) return { why: 'stopped', detail: '' }
    if (late.aborted) return { why: 'silent', detail: '' }
    return { why: whyOf(error), detail: error instanceof Error ? error.message.slice(0, 200) : '' }
  }
}
