import type { Bytes } from './bytes.ts'
import { limits } from './limits.ts'
import type { RawRow } from './row.ts'
import { unreadable } from './trouble.ts'
import { type Attributes, readXml } from './xml.ts'

/** The items of a feed (RSS): an item is a row, and what lies in it are its columns. */
export interface FeedFormat {
  readonly kind: 'feed'
}

/** A text beginning so is a feed, whatever comments stand before. */
export const isFeed = (start: string) =>
  /^(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[^])*-->\s*)*<rss[\s>]/.test(start)

interface Item {
  /** Name of a column → what stands under it, as often as the item has it. */
  readonly columns: Map<string, string[]>
  n: number
}

interface Open {
  readonly name: string
  readonly attributes: Attributes
  /** What it is called by an element of its own: `<fieldname>Colour</fieldname>` within `<field>`. */
  title: string | undefined
  text: string
  leaf: boolean
}

/** Attributes that say more than how something looks. */
const telling = ['id', 'username', 'accountid', 'seconds']

const oneLine = (text: string) => text.replaceAll(/[;\s]+/g, ' ').trim()

/** Puts an element that holds nothing but text into its item. */
function put(item: Item, { name, attributes, text }: Open, around: readonly Open[]) {
  const add = (column: string, value: string) => {
    if (++item.n > limits.columns) throw unreadable('file-columns', { most: limits.columns })
    const known = item.columns.get(column)
    if (known) known.push(value)
    else item.columns.set(column, [value])
  }
  const parent = around.at(-1)
  if (parent && name === `${parent.name}name`) {
    parent.title = text.trim()
    return
  }
  const { author, created } = attributes
  if (author !== undefined && created !== undefined) {
    add(name, `${oneLine(created)};${oneLine(author)};${text.trim() || (attributes['name'] ?? '')}`)
    return
  }
  const titled = around.findLast(({ title }) => title !== undefined)
  add(titled ? `${titled.name} (${titled.title})` : name, text.trim())
  for (const attribute of telling)
    if (attributes[attribute] !== undefined) add(`${name} ${attribute}`, attributes[attribute])
}

async function* items(bytes: Bytes): AsyncGenerator<Item> {
  const done: Item[] = []
  const stack: Open[] = []
  let item: Item | undefined
  const events = {
    open(name: string, attributes: Attributes) {
      if (!item) {
        if (name === 'item') item = { columns: new Map(), n: 0 }
        return
      }
      const parent = stack.at(-1)
      if (parent) parent.leaf = false
      stack.push({ name, attributes, title: undefined, text: '', leaf: true })
    },
    text(text: string) {
      const top = stack.at(-1)
      if (top) top.text += text
    },
    close() {
      if (!item) return
      const top = stack.pop()
      if (top?.leaf) put(item, top, stack)
      if (top) return
      done.push(item)
      item = undefined
    },
  }
  for await (const _ of readXml(bytes.read(), 'rss', events)) yield* done.splice(0)
}

/** Every name that an item has, as often as the item with most of it; all are read, for that may be the last. */
async function columnsOf(bytes: Bytes): Promise<string[]> {
  const most = new Map<string, number>()
  for await (const item of items(bytes))
    for (const [name, { length }] of item.columns) most.set(name, Math.max(most.get(name) ?? 0, length))
  return [...most].flatMap(([name, n]) => Array.from({ length: n }, () => name))
}

/** The items as rows under a heading of their names; the heading is row 1. */
export async function* feedRows(bytes: Bytes): AsyncGenerator<RawRow> {
  const columns = await columnsOf(bytes)
  let n = 1
  yield { n, cells: columns }
  for await (const item of items(bytes)) {
    const left = new Map([...item.columns].map(([name, values]) => [name, values[Symbol.iterator]()]))
    yield { n: ++n, cells: columns.map((name) => left.get(name)?.next().value ?? '') }
  }
}
