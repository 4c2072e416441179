import { z } from 'zod'
import type { Endpoint } from '#lib/contract'
import type { Module } from '../module.ts'
import { typeText } from './client-types.ts'

const head = `// A client of Wheelhouse, made from what it promises. It needs nothing but fetch.
//
//   const call = wheelhouse({ address: 'https://it.example.org', token: process.env.WHEELHOUSE_TOKEN })
//   const { items } = await call('desk.list', { q: 'is:open team:Network' })
`

const tail = `
export type Name = keyof Promises

/** What was refused, in one sentence, and for programs: its kind, and what is wrong with each field. */
export class Refused extends Error {
  readonly status: number
  readonly problem: { title: string; kind: string; key: string; request: string; fields?: Record<string, string>; [more: string]: unknown }
  /** Of what came too often: seconds until one request may come. */
  readonly retryAfter: number | undefined
  constructor(status: number, problem: Refused['problem'], retryAfter?: number) {
    super(problem.title)
    this.status = status
    this.problem = problem
    this.retryAfter = retryAfter
  }
}

/** What answers may be a proxy, and no Wheelhouse. */
async function answerOf(reply: Response): Promise<unknown> {
  const text = await reply.text()
  try {
    return JSON.parse(text)
  } catch {
    throw refusedWith(reply, undefined)
  }
}

function refusedWith(reply: Response, answer: unknown): Refused {
  const wait = Number(reply.headers.get('retry-after') ?? undefined)
  const isProblem = typeof answer === 'object' && answer !== null && 'title' in answer && 'kind' in answer
  const title = \`What answers is not Wheelhouse (HTTP \${reply.status})\`
  const problem = isProblem ? (answer as Refused['problem']) : { title, kind: 'unreadable', key: '', request: '' }
  return new Refused(reply.status, problem, Number.isFinite(wait) ? wait : undefined)
}

export interface Options {
  /** Sent again under the same key within a day, a write is done once. */
  idempotencyKey?: string
  /** The version that was read: a change of a newer one is refused. */
  version?: number
  signal?: AbortSignal
}

/** Calls what is promised, by name, with all of its input in one object. */
export function wheelhouse({ address, token }: { address: string; token?: string | undefined }) {
  return async function call<N extends Name>(
    name: N,
    input: Promises[N]['input'],
    { idempotencyKey, version, signal }: Options = {},
  ): Promise<Promises[N]['reply']> {
    const [method, path] = routes[name]
    const left = new Map<string, unknown>(Object.entries(input))
    const filled = path.replace(/:(\\w+)/g, (_, key: string) => {
      const value = left.get(key)
      left.delete(key)
      return encodeURIComponent(String(value))
    })
    const inBody = method !== 'GET' && method !== 'DELETE'
    const query = new URLSearchParams()
    if (!inBody)
      for (const [key, value] of left)
        for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) query.append(key, String(one))
    const asked = query.size > 0 ? \`?\${query.toString()}\` : ''
    const reply = await fetch(new URL(filled + asked, address), {
      method,
      headers: {
        ...(token !== undefined && { authorization: \`Bearer \${token}\` }),
        ...(inBody && { 'content-type': 'application/json' }),
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
        ...(version !== undefined && { 'if-match': \`"\${version}"\` }),
      },
      ...(inBody && { body: JSON.stringify(Object.fromEntries(left)) }),
      ...(signal && { signal }),
    })
    const answer = await answerOf(reply)
    if (!reply.ok) throw refusedWith(reply, answer)
    return answer as Promises[N]['reply']
  }
}
`

const carriesFile = ({ carries }: Endpoint) => carries === 'upload' || carries === 'download'

const typeOf = (schema: z.ZodType, io: 'input' | 'output') =>
  typeText(z.toJSONSchema(schema, { io, unrepresentable: 'any' }))

/** A client in TypeScript, one file: what can be asked, typed, and one function that asks. Files are left to `fetch` itself. */
export function clientText(modules: readonly Module[]): string {
  const all = modules.flatMap(({ name: room, contract }) =>
    Object.entries(contract)
      .filter(([, endpoint]) => !carriesFile(endpoint))
      .map(([verb, endpoint]) => ({ name: JSON.stringify(`${room}.${verb}`), endpoint })),
  )
  const types = all.map(
    ({ name, endpoint: { summary, input, reply } }) =>
      `  /** ${summary.replaceAll('*/', '* /')} */\n  ${name}: { input: ${typeOf(input, 'input')}; reply: ${typeOf(reply, 'output')} }`,
  )
  const routes = all.map(
    ({ name, endpoint: { method, path } }) =>
      `  ${name}: [${JSON.stringify(method)}, ${JSON.stringify(path)}],`,
  )
  return `${head}
export interface Promises {
${types.join('\n')}
}

const routes: { readonly [N in keyof Promises]: readonly [method: string, path: string] } = {
${routes.join('\n')}
}
${tail}`
}
