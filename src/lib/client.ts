import type { Contract, Endpoint, Reply, Sent } from './contract.ts'

export type Client<C extends Contract> = {
  readonly [K in keyof C]: (input: Sent<C[K]>, options?: { signal?: AbortSignal }) => Promise<Reply<C[K]>>
}

export interface Request {
  method: Endpoint['method']
  url: string
  body: unknown
  signal: AbortSignal | undefined
}
/** Carries one request and gives back the parsed JSON of its reply, or throws. */
export type Send = (request: Request) => Promise<unknown>

/** Where an endpoint's flat input travels: path, query (GET and DELETE) or body. */
export function requestFor(
  { method, path }: Pick<Endpoint, 'method' | 'path'>,
  input: Record<string, unknown>,
  signal?: AbortSignal,
): Request {
  const rest = { ...input }
  const filled = path.replace(/:(\w+)/g, (_, key: string) => {
    const value = encodeURIComponent(String(rest[key]))
    delete rest[key]
    return value
  })
  if (method !== 'GET' && method !== 'DELETE') return { method, url: filled, body: rest, signal }
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(rest))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) query.append(key, String(one))
  return { method, url: query.size > 0 ? `${filled}?${query}` : filled, body: undefined, signal }
}

/** A typed client needs no generated code: the contract is imported, the calls are read off it. */
export function client<C extends Contract>(contract: C, send: Send): Client<C> {
  const calls = Object.entries(contract).map(([name, endpoint]) => [
    name,
    (input: Record<string, unknown>, options?: { signal?: AbortSignal }) =>
      send(requestFor(endpoint, input, options?.signal)),
  ])
  return Object.fromEntries(calls) as Client<C>
}
