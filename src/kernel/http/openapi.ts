import { z } from 'zod'
import type { Endpoint } from '#lib/contract'
import { exampleInput, exampleReply } from '#lib/example'
import { inputSchema } from '#lib/input-schema'
import { asCsv, isList } from '#lib/list-csv'
import type { Module } from '../module.ts'
import { components, errors, headersGiven, headersTaken } from './openapi-parts.ts'

const media = (schema: unknown, example: unknown) => ({ 'application/json': { schema, example } })
const file = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }

function operation(id: string, room: string, endpoint: Endpoint) {
  const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, key]) => key ?? '')
  const json = inputSchema(endpoint)
  const properties = Object.entries(json.properties ?? {})
  const required = json.required ?? []
  const inBody = endpoint.method !== 'GET' && endpoint.method !== 'DELETE' && endpoint.carries !== 'upload'
  const example = exampleInput(endpoint.input) as Record<string, unknown>
  const parameters = properties
    .filter(([key]) => inPath.includes(key) || !inBody)
    .map(([name, schema]) => ({
      name,
      in: inPath.includes(name) ? 'path' : 'query',
      required: inPath.includes(name) || required.includes(name),
      schema,
      ...(name in example && { example: example[name] }),
    }))
  const inBodyOf = (values: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(values).filter(([key]) => !inPath.includes(key)))
  const body = {
    type: 'object',
    properties: inBodyOf(json.properties ?? {}),
    required: required.filter((key) => !inPath.includes(key)),
    additionalProperties: false,
  }
  return {
    operationId: id,
    summary: endpoint.summary,
    tags: [room],
    'x-permission': endpoint.can,
    ...(endpoint.sensitive && { 'x-asks-who-it-is': true }),
    ...(endpoint.can === 'anyone' && { security: [] }),
    ...(endpoint.bySession && { security: [{ session: [] }] }),
    parameters: [...parameters, ...headersTaken(endpoint)],
    ...(inBody && { requestBody: { content: media(body, inBodyOf(example)) } }),
    ...(endpoint.carries === 'upload' && { requestBody: { content: file } }),
    responses: {
      200: {
        description: 'Done',
        headers: headersGiven(endpoint),
        content:
          endpoint.carries === 'download'
            ? file
            : media(
                z.toJSONSchema(endpoint.reply, { io: 'output', unrepresentable: 'any' }),
                exampleReply(endpoint.reply),
              ),
      },
      ...errors,
    },
  }
}

/** The whole API as OpenAPI 3.1, read from the contracts. */
export function openapi(modules: readonly Module[], version: string) {
  const paths: Record<string, Record<string, unknown>> = {}
  const tell = (id: string, room: string, endpoint: Endpoint) => {
    const at = (paths[endpoint.path.replaceAll(/:(\w+)/g, '{$1}')] ??= {})
    at[endpoint.method.toLowerCase()] = operation(id, room, endpoint)
  }
  for (const { name, contract } of modules)
    for (const [verb, endpoint] of Object.entries(contract)) {
      tell(`${name}.${verb}`, name, endpoint)
      if (isList(endpoint)) tell(`${name}.${verb}-csv`, name, asCsv(endpoint))
    }
  return {
    openapi: '3.1.0',
    info: { title: 'Wheelhouse', version },
    security: [{ token: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: '__Host-session' },
      },
      ...components,
    },
  }
}
