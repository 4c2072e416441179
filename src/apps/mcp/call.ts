import type { CallToolResult } from '@modelcontextprotocol/server'
import { z } from 'zod'
import { requestFor } from '#lib/client'
import { type Endpoint, takesKey } from '#lib/contract'
import type { Confirmations } from './confirm.ts'
import type { Answered, Ask } from './house.ts'
import { type Offer, offers } from './tools.ts'
import { w } from './words.ts'

const mostBytes = 5 << 20

const text = (words: string) => ({ type: 'text' as const, text: words })
const refused = (words: string): CallToolResult => ({ isError: true, content: [text(words)] })

/** RFC 9457 as our server writes it. */
const Problem = z.object({
  title: z.string(),
  kind: z.string(),
  change: z.string().optional(),
  fields: z.record(z.string(), z.unknown()).optional(),
})

const Thing = z.record(z.string(), z.unknown())

function problemOf({ status, body }: Answered): CallToolResult {
  const problem = Problem.safeParse(jsonOf(body))
  if (!problem.success) return refused(`HTTP ${status}`)
  const { title, kind, change, fields = {} } = problem.data
  // Asked for, and nothing went wrong: who calls need not call again.
  if (kind === 'second-needed') return { content: [text(w('waits', { title, change: change ?? '' }))] }
  return refused(
    [title, ...Object.entries(fields).map(([name, why]) => `${name}: ${String(why)}`)].join('\n'),
  )
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

function resultOf(endpoint: Endpoint, answer: Answered, url: string): CallToolResult {
  if (answer.status >= 400) return problemOf(answer)
  if (endpoint.carries === 'download') return fileOf(answer, url)
  const said = answer.body.toString('utf8')
  const thing = Thing.safeParse(jsonOf(answer.body))
  return { content: [text(said)], ...(thing.success && { structuredContent: thing.data }) }
}

function fileOf({ body, type }: Answered, url: string): CallToolResult {
  if (body.length > mostBytes) return refused(w('too-large', { mb: mostBytes >> 20, url }))
  const resource = { uri: `wheelhouse://file${url}`, mimeType: type }
  return {
    content: [
      {
        type: 'resource',
        resource: type.startsWith('text/')
          ? { ...resource, text: body.toString('utf8') }
          : { ...resource, blob: body.toString('base64') },
      },
    ],
  }
}

/** Where the input travels. A file is the body itself, so the rest goes by the address. */
function askedFor(endpoint: Endpoint, { content, ...input }: Record<string, unknown>) {
  if (endpoint.carries !== 'upload')
    return requestFor(endpoint, content === undefined ? input : { ...input, content })
  const { url } = requestFor({ method: 'GET', path: endpoint.path }, input)
  return { method: endpoint.method, url, file: Buffer.from(String(content), 'base64') }
}

/** An address in which a part is a dot or two leads to another endpoint than the one that was called. */
const isElsewhere = ({ path }: Endpoint, input: Record<string, unknown>) =>
  [...path.matchAll(/:(\w+)/g)].some(([, name = '']) => {
    const given = input[name] ?? ''
    return typeof given === 'string' && /^\.{0,2}$/.test(given)
  })

/** The same for the same input, in whatever order a program gives it. */
const deedOf = (name: string, input: Record<string, unknown>) => `${name} ${JSON.stringify(sorted(input))}`

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  const thing = Thing.safeParse(value)
  if (!thing.success) return value
  return Object.fromEntries(
    Object.entries(thing.data)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  )
}

/** What would happen, and the code with which it does; the refusal where it would be refused. */
async function preview(
  { endpoint }: Offer,
  input: Record<string, unknown>,
  ask: Ask,
  code: string,
): Promise<CallToolResult> {
  const told = w('not-done', { summary: endpoint.summary, code })
  const thing = { dry_run: true, confirm: code }
  if (!('dry_run' in endpoint.input.shape)) return { content: [text(told)], structuredContent: thing }
  const asked = askedFor(endpoint, { ...input, dry_run: true })
  const would = resultOf(endpoint, await ask(asked), asked.url)
  if (would.isError) return would
  return {
    content: [text(told), text(w('would-do')), ...would.content],
    structuredContent: { ...Thing.parse(would.structuredContent ?? {}), ...thing },
  }
}

/**
 * Does what a tool is called for, as the API does it: a refusal is a result that says why. What is dangerous is shown
 * first, unless the caller gives back the code of just that.
 */
export async function callTool(
  name: string,
  { confirm, ...input }: Record<string, unknown>,
  { ask, codes }: { ask: Ask; codes: Confirmations },
): Promise<CallToolResult> {
  const offer = offers().get(name)
  if (!offer) return refused(w('no-tool', { name }))
  const { endpoint, dangerous } = offer
  if (isElsewhere(endpoint, input)) return refused(w('no-such-path'))
  const deed = deedOf(name, input)
  const isDeed = dangerous && input['dry_run'] !== true
  if (isDeed) {
    if (confirm === undefined) return preview(offer, input, ask, codes.give(deed))
    if (typeof confirm !== 'string' || !codes.fits(confirm, deed)) return refused(w('wrong-code'))
  }
  if (endpoint.carries === 'upload' && !z.base64().safeParse(input['content']).success)
    return refused(w('not-base64'))
  const asked = askedFor(endpoint, input)
  const answer = await ask({
    ...asked,
    ...(isDeed && takesKey(endpoint) && { once: `confirmed ${String(confirm)}` }),
  })
  // The house kept what became of the first time, so that a code serves once on whichever server.
  return answer.again ? refused(w('used-code')) : resultOf(endpoint, answer, asked.url)
}
