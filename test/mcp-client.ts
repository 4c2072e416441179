import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'

/** The official client, connected to the MCP address of a server with somebody's token; parted from at the end of its block. */
export async function mcpClient(address: string, token: string) {
  const client = new Client({ name: 'test', version: '1' })
  const transport = new StreamableHTTPClientTransport(new URL('/mcp', address), {
    requestInit: { headers: { authorization: `Bearer ${token}` } },
  })
  await client.connect(transport)
  return { client, [Symbol.asyncDispose]: () => client.close() }
}
