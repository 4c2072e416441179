import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Env, profileNamed, readProfiles } from './profiles.ts'
import { exit, misused, Stop } from './stop.ts'
import { kebab } from '#lib/reply-columns'
import { oneLine } from './safe-text.ts'
import { w } from './words.ts'

export const defaultUrl = 'http://127.0.0.1:8700'

export interface Server {
  url: string
  token?: string | undefined
}

export interface Asking {
  method: string
  url: string
  body?: unknown
  /** A file's bytes, sent as they come. */
  file?: ReadableStream<Uint8Array> | undefined
  signal?: AbortSignal | undefined
  /** Beside those that every request has. */
  headers?: Readonly<Record<string, string>> | undefined
}

function tokenIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw misused(w('bad-file', { file, why: error instanceof Error ? error.message : '' }))
  }
}

interface Known {
  url?: string | undefined
  token?: string | undefined
  /** The token was kept for this very server. */
  isTied: boolean
}

const given = (env: Env, name: string) => env[name] || undefined

/** What is known without a flag: a profile that is named, else what the environment says, else the profile in use. */
function knownFrom(named: string | undefined, env: Env): Known {
  const name = named ?? given(env, 'WHEELHOUSE_PROFILE')
  const said = { url: given(env, 'WHEELHOUSE_URL'), token: given(env, 'WHEELHOUSE_TOKEN') }
  if (name === undefined && (said.url ?? said.token) !== undefined) return { ...said, isTied: false }
  const kept = readProfiles(env)
  const wanted = name ?? kept.current
  return wanted === undefined ? { isTied: false } : { ...profileNamed(kept, wanted), isTied: true }
}

/** Which server is meant, and who asks: flags go before what is known without them. */
export function serverOf(
  common: { readonly [name in 'url' | 'token-file' | 'profile']?: string | undefined },
  env: Env,
): Server {
  const known = knownFrom(common.profile, env)
  const url = (common.url ?? known.url ?? defaultUrl).replace(/\/+$/, '')
  const protocol = URL.canParse(url) ? new URL(url).protocol : ''
  if (protocol !== 'http:' && protocol !== 'https:')
    throw misused(w('bad-url', { url, fallback: defaultUrl }))
  const file = common['token-file']
  if (file !== undefined) return { url, token: tokenIn(file) }
  // Shown to no other server.
  return { url, token: known.isTied && known.url !== url ? undefined : known.token }
}

/** RFC 9457 as our server writes it. */
const Problem = z.object({
  title: z.string(),
  kind: z.string(),
  request: z.string(),
  fields: z.record(z.string(), z.unknown()).optional(),
  /** The change that waits for a second person. */
  change: z.string().optional(),
})

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error
  if (!(cause instanceof Error)) return error.message
  return cause.message || ((cause as NodeJS.ErrnoException).code ?? cause.name)
}

async function refused(response: Response, { url, token }: Server): Promise<Stop> {
  const problem = Problem.safeParse(await response.json().catch(() => undefined))
  if (!problem.success)
    return new Stop(exit.unreachable, w('not-ours', { url, status: String(response.status) }))
  const { title, kind, request, change, fields = {} } = problem.data
  const lines = Object.entries(fields).map(([name, why]) => `--${kebab(name)}: ${oneLine(String(why))}`)
  if (kind === 'not-signed-in' && token === undefined) lines.push(w('need-token'))
  if (kind === 'fault') lines.push(w('request', { id: request }))
  if (kind === 'second-needed' && change !== undefined)
    return new Stop(exit.waits, oneLine(title), [w('waiting', { id: change })])
  return new Stop(exit.refused, oneLine(title), lines)
}

/** Sends one request; gives the response if it is a success, else ends the run with what the server said. */
export async function reach(
  server: Server,
  { method, url, body, file, signal, headers }: Asking,
): Promise<Response> {
  let response: Response
  try {
    response = await fetch(`${server.url}${url}`, {
      method,
      headers: {
        accept: 'application/json',
        'accept-language': 'en',
        'x-wheelhouse': '1',
        ...headers,
        ...(server.token !== undefined && { authorization: `Bearer ${server.token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(file && { 'content-type': 'application/octet-stream' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(file && { body: file, duplex: 'half' as const }),
      ...(signal && { signal }),
    })
  } catch (error) {
    throw new Stop(exit.unreachable, w('unreachable', { url: server.url, why: reasonOf(error) }))
  }
  if (!response.ok) throw await refused(response, server)
  return response
}

/** The same, for a reply in JSON. */
export async function ask(server: Server, asking: Asking): Promise<unknown> {
  const response = await reach(server, asking)
  const { url } = server
  if (!response.headers.get('content-type')?.includes('json'))
    throw new Stop(exit.unreachable, w('not-ours', { url, status: String(response.status) }))
  try {
    return await response.json()
  } catch (error) {
    throw new Stop(exit.unreachable, w('cut-off', { url, why: reasonOf(error) }))
  }
}
