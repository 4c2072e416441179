import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Endpoint } from '#lib/contract'
import { cellText, saidIn } from '#lib/cell-text'
import { columnsOf, type ReplyColumn, replySchema, rowOf } from '#lib/reply-columns'
import { byteOrderMark, csvLine } from '#lib/text/csv'
import { say } from '#lib/words'
import type { Actor } from '../actor.ts'
import type { Read } from '../context.ts'
import type { Download } from '../module.ts'
import { w } from '../words.ts'
import type { Run } from './route.ts'

/** What is more is no table that somebody reads: the filter narrows it. */
const mostRows = 100_000
const rowsAtOnce = 200

const Page = z.object({ items: z.array(z.record(z.string(), z.unknown())), next: z.string().nullable() })
type Page = z.output<typeof Page>

/** `custom.rack`: what an organisation keeps beyond the columns, headed by the name under which it is read in again. */
function columnIn(known: readonly ReplyColumn[], name: string): ReplyColumn | undefined {
  const [column, inside] = name.split('.')
  const found = known.find(({ key }) => key === column)
  return found && inside !== undefined ? { key: name, title: inside } : found
}

const valueIn = (row: Readonly<Record<string, unknown>>, key: string): unknown => {
  const [column = '', inside] = key.split('.')
  return inside === undefined ? row[column] : (row[column] as Record<string, unknown> | undefined)?.[inside]
}

/** Those that were chosen, in their order; names that are none of the list's are passed over. */
function chosen(known: readonly ReplyColumn[], names: unknown): readonly ReplyColumn[] {
  if (typeof names !== 'string') return known
  const wanted = names.split(',').flatMap((name) => columnIn(known, name.trim()) ?? [])
  return wanted.length > 0 ? wanted : known
}

/** All rows from a first page on, a page at a time: whoever reads slowly is waited for. */
async function* lines(first: Page, columns: readonly ReplyColumn[], reader: Actor, more: More) {
  const { language, zone } = reader
  const words = { zone, yes: say(w.later('yes'), language), no: say(w.later('no'), language) }
  yield byteOrderMark + csvLine(columns.map(({ title }) => title))
  let page = first
  let count = 0
  for (;;) {
    yield page.items
      .map((row) => csvLine(columns.map(({ key, says }) => cellText(saidIn(says, valueIn(row, key)), words))))
      .join('')
    count += page.items.length
    if (page.next === null) return
    if (count >= mostRows) {
      yield csvLine([say(w.later('csv-cut', { n: mostRows }), language)])
      return
    }
    page = await more(page.next)
  }
}

type More = (after: string) => Promise<Page>

/** The handler that makes a list a file, out of the very pages that its reader would be shown. */
export const csvOf =
  (endpoint: Endpoint, list: Run): Run =>
  async (ctx, sent): Promise<Download> => {
    const { actor } = ctx as Read
    const { columns, ...input } = sent as Record<string, unknown>
    const pageAfter = async (after?: string) => {
      const reply = await list(ctx, { ...input, limit: rowsAtOnce, after })
      return Page.parse(endpoint.hot ? reply : endpoint.reply.parse(reply))
    }
    // The first is asked before anything is sent, so that a refusal is still one.
    const first = await pageAfter()
    const known = chosen(columnsOf(rowOf(replySchema(endpoint)), actor.language), columns)
    const name = endpoint.path.split('/').findLast((part) => !part.startsWith(':')) ?? 'list'
    const day = Temporal.Now.plainDateISO(actor.zone).toString()
    return {
      body: Readable.from(lines(first, known, actor, pageAfter)),
      type: 'text/csv; charset=utf-8',
      name: `${name}-${day}.csv`,
    }
  }
