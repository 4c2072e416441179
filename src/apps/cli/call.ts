import { client, requestFor } from '#lib/client'
import type { Endpoint } from '#lib/contract'
import { records } from '#facets/records/contract'
import type { Given } from './arguments.ts'
import { type Flag, pathFields } from './flags.ts'
import { ask, type Asking, type Server } from './reach.ts'

const mostRows = 200
/** A number that people say: of ours, or as another system gave it and an import kept it. */
const spokenKey = /^#?((?:[a-z]{1,10}-)?\d{1,18})$/i

/** Ids that were given as the numbers people say, looked up; in the address they may do without their letters. */
export async function withIds(
  server: Server,
  { path }: Endpoint,
  flags: readonly Flag[],
  input: Given['input'],
) {
  const find = client(records, (request) => ask(server, request))
  const inPath = new Set(pathFields({ path }))
  const idOf = async (value: unknown, at: string | undefined) => {
    const key = typeof value === 'string' ? spokenKey.exec(value)?.[1] : undefined
    return key === undefined ? value : (await find.go({ key, at })).id
  }
  const found = { ...input }
  for (const { field, type } of flags) {
    const value = input[field]
    const at = inPath.has(field) ? path : undefined
    if (type === 'id' && value !== undefined)
      found[field] = Array.isArray(value)
        ? await Promise.all(value.map((one) => idOf(one, at)))
        : await idOf(value, at)
  }
  return found
}

/** Where the input travels. A file is the body itself, so the rest goes by the address. */
export function askingFor(endpoint: Endpoint, input: Given['input']): Asking {
  if (endpoint.carries !== 'upload') return requestFor(endpoint, input)
  return { ...requestFor({ method: 'GET', path: endpoint.path }, input), method: endpoint.method }
}

interface Page {
  items: unknown[]
  next: string | null
}
export const isPage = (reply: unknown): reply is Page =>
  typeof reply === 'object' &&
  reply !== null &&
  'items' in reply &&
  Array.isArray(reply.items) &&
  'next' in reply

/** A list from this page to its end, as one page. */
export async function allPages(server: Server, endpoint: Endpoint, input: Given['input']): Promise<unknown> {
  const items: unknown[] = []
  let after = input['after']
  for (;;) {
    const page = await ask(server, askingFor(endpoint, { limit: mostRows, ...input, after }))
    if (!isPage(page)) return page
    items.push(...page.items)
    if (page.next === null) return { ...page, items }
    after = page.next
  }
}
