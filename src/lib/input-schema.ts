import { z } from 'zod'
import { type Endpoint, namesById } from './contract.ts'

/** What a promise takes as JSON Schema, as callers send it: where a path names a record, its key will do. */
export function inputSchema(endpoint: Endpoint) {
  const json = z.toJSONSchema(endpoint.input, { io: 'input', unrepresentable: 'any', reused: 'inline' })
  const id = json.properties?.['id']
  if (!namesById(endpoint) || typeof id !== 'object') return json
  const { format, pattern, ...rest } = id
  const said = { ...rest, description: 'Or of a record its key: INC-1042' }
  return { ...json, properties: { ...json.properties, id: said } }
}
