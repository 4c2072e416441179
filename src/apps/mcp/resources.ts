import { ProtocolError, ProtocolErrorCode, type ReadResourceResult } from '@modelcontextprotocol/server'
import { requestFor } from '#lib/client'
import { records } from '#facets/records/contract'
import type { Ask } from './house.ts'
import { w } from './words.ts'

const scheme = 'wheelhouse://record/'

export const recordTemplate = {
  uriTemplate: `${scheme}{key}`,
  name: 'record',
  title: w('record'),
  description: w('record-how'),
  mimeType: 'application/json',
}

/** What the asker looked at last; all others are read by their number. */
export async function listResources(ask: Ask) {
  const { status, body } = await ask(requestFor(records.recent, { limit: 50 }))
  if (status !== 200) return { resources: [] }
  const { items } = records.recent.reply.parse(JSON.parse(body.toString('utf8')))
  return {
    resources: items.map(({ key, title, kind_title }) => ({
      uri: `${scheme}${key}`,
      name: key,
      title,
      description: kind_title,
      mimeType: 'application/json',
    })),
  }
}

function keyIn(part: string): string | undefined {
  try {
    const key = decodeURIComponent(part)
    return /^\.{0,2}$/.test(key) ? undefined : key
  } catch {
    return undefined
  }
}

/** All that its own page tells of a record; hidden and absent ones are refused in the same words. */
export async function readResource(uri: string, ask: Ask): Promise<ReadResourceResult> {
  const absent = () => new ProtocolError(ProtocolErrorCode.InvalidParams, w('no-record', { uri }))
  if (!uri.startsWith(scheme)) throw absent()
  const key = keyIn(uri.slice(scheme.length))
  if (key === undefined) throw absent()
  const found = await ask(requestFor(records.go, { key }))
  if (found.status !== 200) throw absent()
  const { api } = records.go.reply.parse(JSON.parse(found.body.toString('utf8')))
  const page = await ask({ method: 'GET', url: api })
  if (page.status !== 200) throw absent()
  return { contents: [{ uri, mimeType: 'application/json', text: page.body.toString('utf8') }] }
}
