import { Server } from '@modelcontextprotocol/server'
import { requestFor } from '#lib/client'
import { identity } from '#modules/identity/contract'
import { version } from '../version.ts'
import { callTool } from './call.ts'
import type { Confirmations } from './confirm.ts'
import type { Ask } from './house.ts'
import { listResources, readResource, recordTemplate } from './resources.ts'
import { offers } from './tools.ts'
import { w } from './words.ts'

export interface Speaking {
  readonly ask: Ask
  readonly codes: Confirmations
}

/** What a token may call, in the order of the rooms. */
async function toolsFor(ask: Ask) {
  const { status, body } = await ask(requestFor(identity.me, {}))
  if (status !== 200) return []
  const { permissions, only_reads } = identity.me.reply.parse(JSON.parse(body.toString('utf8')))
  const held = new Set(permissions)
  return [...offers().values()]
    .filter(({ endpoint: { can } }) => can === 'signed-in' || held.has(can))
    .filter(({ endpoint: { method } }) => method === 'GET' || !only_reads)
    .map(({ tool }) => tool)
}

/** The house as an MCP server for one asker: each promise of the API that they may call is a tool, each record a resource. */
export function mcpServer({ ask, codes }: Speaking): Server {
  const server = new Server(
    { name: 'wheelhouse', title: 'Wheelhouse', version },
    { capabilities: { tools: {}, resources: {} }, instructions: w('about') },
  )
  server.setRequestHandler('tools/list', async () => ({ tools: await toolsFor(ask) }))
  server.setRequestHandler('tools/call', ({ params: { name, arguments: input = {} } }) =>
    callTool(name, input, { ask, codes }),
  )
  server.setRequestHandler('resources/list', () => listResources(ask))
  server.setRequestHandler('resources/templates/list', () => ({ resourceTemplates: [recordTemplate] }))
  server.setRequestHandler('resources/read', ({ params: { uri } }) => readResource(uri, ask))
  return server
}
