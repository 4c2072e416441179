import { readFileSync } from 'node:fs'
import { z } from 'zod'
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
}

function tokenIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw misused(w('bad-file', { file, why: error instanceof Error ? error.message : '' }))
  }
}

/** Which server is meant, and who asks: by flags, else by the environment. */
export function serverOf(
  common: { readonly url?: string | undefined; readonly 'token-file'?: string | undefined },
  env: Readonly<Record<string, string | undefined>>,
): Server {
  const url = (common.url ?? (env['WHEELHOUSE_URL'] || defaultUrl)).replace(/\/+$/, '')
  const protocol = URL.canParse(url) ? new URL(url).protocol : ''
  if (protocol !== 'http:' && protocol !== 'https:')
    throw misused(w('bad-url', { url, fallback: defaultUrl }))
  const file = common['token-file']
  return { url, token: file === undefined ? env['WHEELHOUSE_TOKEN'] || undefined : tokenIn(file) }
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
export async function reach(server: Server, { method, url, body, file }: Asking): Promise<Response> {
  let response: Response
  try {
    response = await fetch(`${server.url}${url}`, {
      method,
      headers: {
        accept: 'application/json',
        'accept-language': 'en',
        'x-wheelhouse': '1',
        ...(server.token !== undefined && { authorization: `Bearer ${server.token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(file && { 'content-type': 'application/octet-stream' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(file && { body: file, duplex: 'half' as const }),
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
