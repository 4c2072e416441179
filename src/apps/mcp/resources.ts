import { ProtocolError, ProtocolErrorCode, type ReadResourceResult } from '@modelcontextprotocol/server'
import { z } from 'zod'
import { requestFor } from '#lib/client'
import { comments } from '#facets/comments/contract'
import { history } from '#facets/history/contract'
import { records } from '#facets/records/contract'
import { desk } from '#modules/desk/contract'
import type { Ask, Asked } from './house.ts'
import { w } from './words.ts'

const scheme = 'wheelhouse://record/'

export const recordTemplate = {
  uriTemplate: `${scheme}{key}`,
  name: 'record',
  title: w('record'),
  description: w('record-how'),
  mimeType: 'application/json',
}

const listed = 50

/** What a request answers; nothing where it is refused. */
async function answered(ask: Ask, asked: Asked): Promise<unknown> {
  const { status, body } = await ask(asked)
  return status === 200 ? JSON.parse(body.toString('utf8')) : undefined
}

const Listed = z.object({ items: z.array(z.object({ key: z.string(), title: z.string() })) })

async function refsFrom(ask: Ask, asked: Asked) {
  const found = Listed.safeParse(await answered(ask, asked))
  return found.success ? found.data.items : []
}

/** What the asker looked at last, and the open tickets that moved last; all others are read by their number. */
export async function listResources(ask: Ask) {
  const recent = await refsFrom(ask, requestFor(records.recent, { limit: listed }))
  const moved = await refsFrom(ask, requestFor(desk.list, { q: 'is:open', sort: 'moved', limit: listed }))
  const byKey = new Map([...recent, ...moved].map(({ key, title }) => [key, title]))
  return {
    resources: [...byKey].slice(0, listed).map(([key, title]) => ({
      uri: `${scheme}${key}`,
      name: key,
      title,
      mimeType: 'application/json',
    })),
  }
}

/** What was said on it and what happened to it last, newest first, as far as the asker may see that. */
async function storyOf(ask: Ask, id: string) {
  const said = await answered(ask, requestFor(comments.list, { id, sort: 'newest', limit: listed }))
  const told = await answered(ask, requestFor(history.timeline, { id, limit: listed }))
  return {
    ...(said !== undefined && { comments: comments.list.reply.parse(said).items }),
    ...(told !== undefined && { history: history.timeline.reply.parse(told).items }),
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

/** All that its own page tells of a record, with what was said and what happened there; hidden and absent ones are refused in the same words. */
export async function readResource(uri: string, ask: Ask): Promise<ReadResourceResult> {
  const absent = () => new ProtocolError(ProtocolErrorCode.InvalidParams, w('no-record', { uri }))
  if (!uri.startsWith(scheme)) throw absent()
  const key = keyIn(uri.slice(scheme.length))
  if (key === undefined) throw absent()
  const found = await ask(requestFor(records.go, { key }))
  if (found.status !== 200) throw absent()
  const { api, id } = records.go.reply.parse(JSON.parse(found.body.toString('utf8')))
  const page = await ask({ method: 'GET', url: api })
  if (page.status !== 200) throw absent()
  const record = z.looseObject({}).parse(JSON.parse(page.body.toString('utf8')))
  const text = JSON.stringify({ ...record, ...(await storyOf(ask, id)) })
  return { contents: [{ uri, mimeType: 'application/json', text }] }
}
