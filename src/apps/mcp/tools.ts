import type { Tool } from '@modelcontextprotocol/server'
import type { Contract, Endpoint } from '#lib/contract'
import { inputSchema } from '#lib/input-schema'
import { kebab } from '#lib/reply-columns'
import { contracts as ours } from '#modules/contracts'
import { w } from './words.ts'

/** One promise of the API as programs that speak MCP call it. */
export interface Offer {
  readonly endpoint: Endpoint
  /** Nothing of it is done before the caller has seen what it would do. */
  readonly dangerous: boolean
  readonly tool: Tool
}

const toolName = (room: string, verb: string) => kebab(`${room}-${verb}`).replaceAll('-', '_')

const shows = ({ input }: Endpoint) => 'dry_run' in input.shape

/** What cannot be taken back by the next call: it asks who one is, takes away, or can show first what it would do. */
const isDangerous = (endpoint: Endpoint) =>
  endpoint.method !== 'GET' &&
  (endpoint.sensitive === true || endpoint.method === 'DELETE' || shows(endpoint))

function inputOf(endpoint: Endpoint, dangerous: boolean): Tool['inputSchema'] {
  const json = inputSchema(endpoint)
  return {
    type: 'object',
    properties: {
      ...(json.properties as Tool['inputSchema']['properties']),
      ...(endpoint.carries === 'upload' && {
        content: { type: 'string', contentEncoding: 'base64', title: w('content') },
      }),
      ...(dangerous && { confirm: { type: 'string', title: w('confirm'), description: w('confirm-how') } }),
    },
    required: [...(json.required ?? []), ...(endpoint.carries === 'upload' ? ['content'] : [])],
  }
}

function offerOf(room: string, verb: string, endpoint: Endpoint): Offer {
  const dangerous = isDangerous(endpoint)
  return {
    endpoint,
    dangerous,
    tool: {
      name: toolName(room, verb),
      title: `${room}: ${endpoint.summary}`,
      description: dangerous ? `${endpoint.summary}. ${w('asks-first')}` : endpoint.summary,
      inputSchema: inputOf(endpoint, dangerous),
      annotations: {
        readOnlyHint: endpoint.method === 'GET',
        destructiveHint: dangerous,
        openWorldHint: false,
      },
    },
  }
}

/**
 * Every promise that a token may call if its person may, by the name of its tool; what is open to anyone (signing in, set-up),
 * and what one's account is changed by, is for people.
 */
export function offersOf(contracts: Readonly<Record<string, Contract>>): ReadonlyMap<string, Offer> {
  return new Map(
    Object.entries(contracts).flatMap(([room, contract]) =>
      Object.entries(contract)
        .filter(([, { can, bySession }]) => can !== 'anyone' && !bySession)
        .map(([verb, endpoint]) => [toolName(room, verb), offerOf(room, verb, endpoint)] as const),
    ),
  )
}

let known: ReadonlyMap<string, Offer> | undefined
/** Those of this house; made when they are first asked for. */
export const offers = () => (known ??= offersOf(ours))
