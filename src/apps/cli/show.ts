import type { Endpoint } from '#lib/contract'
import { cellText, isRow, saidIn } from '#lib/cell-text'
import {
  columnsOf,
  inWords,
  itemOf,
  type Json,
  propertiesOf,
  type ReplyColumn,
  replySchema,
  rowOf,
} from '#lib/reply-columns'
import { nearest } from '#lib/text/nearest'
import { misused } from './stop.ts'
import { jsonText, oneLine } from './safe-text.ts'
import { chosenFor, pairs, table } from './table.ts'
import { w } from './words.ts'

export interface Screen {
  /** Cells of the terminal; none where a file or program reads. */
  columns?: number | undefined
  /** Moments are shown in it. */
  zone: string
  /** The columns to show, by name, where not all are. */
  only?: readonly string[] | undefined
}

type Row = Record<string, unknown>
const isRows = (value: unknown): value is Row[] =>
  Array.isArray(value) && value.length > 0 && value.every(isRow)

const cell = (value: unknown, { zone }: Screen) =>
  oneLine(cellText(value, { zone, yes: w('yes'), no: w('no') }))

/** Those that were asked for, in that order. */
export function chosen<T extends { key: string }>(all: readonly T[], names: readonly string[] = []): T[] {
  const known = all.map(({ key }) => key)
  return names.map((name) => {
    const found = all.find(({ key }) => key === name)
    if (found) return found
    const near = nearest(name, known)
    throw misused(
      near === undefined
        ? w('bad-only', { name, known: known.join(', ') })
        : w('bad-only-near', { name, near }),
    )
  })
}

function rowsText(rows: readonly Row[], item: Json, screen: Screen): string {
  const known = columnsOf(item)
  const all: ReplyColumn[] =
    known.length > 0 ? known : Object.keys(rows[0] ?? {}).map((key) => ({ key, title: inWords(key) }))
  const asked = chosen(all, screen.only)
  const columns = (asked.length > 0 ? asked : all).map((column) => ({
    ...column,
    texts: rows.map((row) => cell(saidIn(column.says, row[column.key]), screen)),
  }))
  const { shown, left } = asked.length > 0 ? { shown: columns, left: [] } : chosenFor(screen.columns, columns)
  const text = table(
    shown.map(({ title }) => title),
    rows.map((_, n) => shown.map(({ texts }) => texts[n] ?? '')),
    screen.columns,
  )
  if (left.length === 0) return text
  return `${text}\n${w('no-room-for', { names: left.map(({ key }) => key).join(', ') })}`
}

function thingText(thing: Row, json: Json, screen: Screen): string {
  const known = new Map(propertiesOf(json).map((one) => [one.key, one.json]))
  const isTrial = thing['dry_run'] === true
  const titleOf = (key: string) =>
    isTrial && key === 'done' ? w('would-do') : (known.get(key)?.title ?? inWords(key))
  const all = Object.entries(thing).map(([key, value]) => ({ key, value }))
  const told = (
    screen.only
      ? chosen(all, screen.only)
      : all.filter(({ key }) => key !== 'dry_run' && !(isTrial && key === 'batch'))
  ).map(({ key, value }) => [key, value] as const)
  const inner = { ...screen, only: undefined }
  const [lists, facts] = [
    told.filter(([, value]) => isRows(value)),
    told.filter(([, value]) => !isRows(value)),
  ]
  const parts = lists.map(
    ([key, value]) => `${titleOf(key)}\n${rowsText(value as Row[], itemOf(known.get(key) ?? {}), inner)}`,
  )
  const shown = facts.map(([key, value]) => [titleOf(key), cell(value, screen)] as const)
  return [
    ...(isTrial ? [w('not-done')] : []),
    ...(shown.length > 0 ? [pairs(shown, screen.columns)] : []),
    ...parts,
  ].join('\n\n')
}

/** A reply in words: a list as a table, a thing as its facts with its lists below. */
export function replyText(endpoint: Endpoint, reply: unknown, screen: Screen): string {
  const json = replySchema(endpoint)
  if (!isRow(reply)) return jsonText(reply)
  const { items, next, ...rest } = reply
  if (Array.isArray(items) && items.every(isRow) && Object.keys(rest).length === 0) {
    if (items.length === 0) return w('none')
    const text = rowsText(items, rowOf(json), screen)
    return typeof next === 'string' ? `${text}\n\n${w('more', { next })}` : text
  }
  if (Object.keys(reply).length === 1 && reply['ok'] === true) return w('done')
  return thingText(reply, json, screen)
}
