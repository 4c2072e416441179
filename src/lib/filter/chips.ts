import { fold } from '../text/fold.ts'
import { said } from './complete.ts'
import type { Field, Fields } from './fields.ts'
import type { All, Any, Node, Term, Value } from './grammar.ts'
import { parse } from './parse.ts'
import { print } from './print.ts'
import { w } from './words.ts'

/** One of the parts of a filter that stand side by side, as a reader would say it, and where it stands. */
export interface Chip {
  readonly from: number
  readonly to: number
  /** The field's title; “not” in place of one where words are denied. */
  readonly field?: string
  /** What it must be; of a denied field, what it must not. */
  readonly value: string
  readonly not: boolean
}

/** The parts of a filter; nothing if it is one knot (an `or` at the top, a slip), which cannot be taken apart. */
export function chipsOf(text: string, fields: Fields): readonly Chip[] | undefined {
  const parsed = parse(text)
  if (!parsed.ok || isOr(parsed.value)) return undefined
  const { value: tree } = parsed
  const nodes = tree.kind === 'all' && !isBracketed(tree) ? tree.nodes : [tree]
  if (nodes.some((node, n) => n > 0 && text.slice(nodes[n - 1]?.to, node.from).trim() !== ''))
    return undefined
  return nodes.map((node) => chipOf(node, text, fields))
}

function chipOf(node: Node, text: string, fields: Fields): Chip {
  const { from, to } = node
  const { inner, not } = denied(node)
  if (inner.kind !== 'term') {
    const value = inner.kind === 'words' ? print(inner) : text.slice(inner.from, inner.to)
    return { from, to, value, not, ...(not && { field: w('not') }) }
  }
  const { field, value } = sayTerm(inner, fields)
  return { from, to, value: not ? unlike(value) : value, not, field }
}

const unlike = (value: string) => (value === w('has') ? w('none') : `${w('not')} ${value}`)

function denied(node: Node): { inner: Node; not: boolean } {
  if (node.kind === 'not') {
    const { inner, not } = denied(node.node)
    return { inner, not: !not }
  }
  return { inner: node, not: node.kind === 'term' && node.op === '!=' }
}

function sayTerm({ name, op, values }: Term, { byName }: Fields): { field: string; value: string } {
  if (fold(name.text) === 'has') {
    const titles = values.map((value) => titleOf(textOf(value), byName))
    return { field: titles.join(', '), value: w('has') }
  }
  const field = byName.get(fold(name.text))
  const sign = op === ':' || op === '!=' ? '' : `${op} `
  return {
    field: titleOf(name.text, byName),
    value: sign + values.map((value) => sayValue(value, field)).join(', '),
  }
}

const titleOf = (name: string, byName: Fields['byName']) => {
  const field = byName.get(fold(name))
  return field ? said(field.title) : name
}

const textOf = (value: Value) =>
  value.kind === 'atom' ? value.text : `${value.low?.text ?? ''}..${value.high?.text ?? ''}`

function sayValue(value: Value, field: Field | undefined): string {
  const text = textOf(value)
  if (value.kind === 'range' || value.quoted) return text
  if (value.open) return text === '' ? w('has') : `${text}*`
  if (fold(text) === 'none') return w('none')
  if (field?.type === 'boolean') return saidFlag(fold(text))
  const choice =
    field?.type === 'enum' ? field.values.find((one) => fold(one.value) === fold(text)) : undefined
  return choice ? said(choice.title) : text
}

/** Yes and no as they are typed everywhere, in the reader's words; anything else as it stands. */
const saidFlag = (text: string) => (text === 'yes' ? w('yes') : text === 'no' ? w('no') : text)

/** Two filters, both of which must hold: an `or` at the top of either is put in brackets. */
export const besides = (before: string, after: string) =>
  [before, after]
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text, _, all) => (all.length > 1 ? bracketed(text) : text))
    .join(' ')

const isBracketed = (node: All | Any) => node.from < (node.nodes[0]?.from ?? node.from)
const isOr = (node: Node) => node.kind === 'any' && !isBracketed(node)

function bracketed(text: string): string {
  const parsed = parse(text)
  return parsed.ok && isOr(parsed.value) ? `(${text})` : text
}

/** The filter without one of its parts. */
export const without = (text: string, { from, to }: { from: number; to: number }) =>
  [text.slice(0, from), text.slice(to)]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ')
