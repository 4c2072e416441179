import { fold } from '../text/fold.ts'
import { nearest } from '../text/nearest.ts'
import { dayBounds, instantBounds, numberBounds } from './bounds.ts'
import { amongChoices, amongReferences } from './choices.ts'
import type { Field, Fields } from './fields.ts'
import type { Atom, Node, Term, Value, Words } from './grammar.ts'
import { Clock } from './moments.ts'
import type { Predicate, Test, TestType } from './predicate.ts'
import { attempt, type Result, stop } from './problem.ts'
import type { Names } from './references.ts'
import type { Reader, Scope } from './scope.ts'
import { textTest, wordsTest } from './texts.ts'
import { shown, w } from './words.ts'

/** Gives every name and value in a filter its meaning for one reader, or points at the one that has none. */
export function check(
  node: Node,
  fields: Fields,
  reader: Reader,
  names: Names = new Map(),
): Result<Predicate> {
  const scope: Scope = { fields, reader, names, clock: new Clock(reader.now, reader.zone) }
  return attempt(() => predicateOf(node, scope))
}

function predicateOf(node: Node, scope: Scope): Predicate {
  switch (node.kind) {
    case 'all':
    case 'any':
      return { is: node.kind, of: node.nodes.map((one) => predicateOf(one, scope)) }
    case 'not':
      return { is: 'not', of: predicateOf(node.node, scope) }
    case 'words':
      return spoken(node, scope)
    case 'term':
      return term(node, scope)
  }
}

function spoken({ words }: Words, { fields }: Scope): Predicate {
  return fields.words
    ? wordsTest(fields.words.name, words)
    : stop(words, w.later('words-unknown'), [w.later('a-field')])
}

function fieldNamed(name: Atom, { byName, list }: Fields): Field {
  const field = byName.get(fold(name.text))
  if (field) return field
  const near = nearest(
    name.text,
    list.map((one) => one.name),
  )
  const typed = shown(name.text)
  const sentence =
    near === undefined
      ? w.later('unknown-field', { name: typed })
      : w.later('unknown-field-near', { name: typed, near })
  return stop(name, sentence, [w.later('a-field')], near)
}

function term(node: Term, scope: Scope): Predicate {
  const word = fold(node.name.text)
  const test =
    word === 'has' ? anyOf(node.values.map((value) => has(node, value, scope))) : tests(node, scope)
  return node.op === '!=' ? { is: 'not', of: test } : test
}

function anyOf(of: Predicate[]): Predicate {
  const left = merged(of)
  return left.length === 1 && left[0] ? left[0] : { is: 'any', of: left }
}

/** `status:open,waiting` is one question, not two. */
function merged(of: Predicate[]): Predicate[] {
  const among = of.filter((one) => one.is === 'among')
  const [first] = among
  if (!first || among.length === 1) return of
  const values = [...new Set(among.flatMap((one) => one.values))]
  return [{ ...first, values }, ...of.filter((one) => one.is !== 'among')]
}

function has(node: Term, value: Value, { fields }: Scope): Predicate {
  if (value.kind === 'range' || value.open || isOrder(node.op)) {
    const name = value.kind === 'range' ? (value.low ?? value.high)?.text : value.text
    return stop(node, w.later('has-op', { field: shown(name ?? '') }), [w.later('a-field')])
  }
  return { is: 'not', of: missing(fieldNamed(value, fields), value) }
}

function missing(field: Field, at: Atom): Test {
  return field.type === 'words'
    ? stop(at, w.later('not-has', { field: field.name }))
    : { is: 'missing', field: field.name, type: testType(field) }
}

const testType = (field: Exclude<Field, { type: 'words' }>): TestType =>
  field.type === 'enum' && field.many ? 'enums' : field.type

const isOrder = (op: Term['op']) => op === '>' || op === '>=' || op === '<' || op === '<='
const hasOrder = (field: Field) =>
  field.type === 'number' ||
  field.type === 'instant' ||
  field.type === 'day' ||
  (field.type === 'enum' && field.ordered === true)

function tests(node: Term, scope: Scope): Predicate {
  const field = fieldNamed(node.name, scope.fields)
  const [first, second] = node.values
  const ordered = hasOrder(field)
  if (isOrder(node.op)) {
    const at = { from: node.name.to, to: first?.from ?? node.to }
    if (!ordered) stop(at, w.later('not-order', { field: field.name, op: node.op }))
    const wrong = second ?? (first?.kind === 'range' ? first : undefined)
    if (wrong) stop(wrong, w.later('not-list', { op: node.op }))
  }
  const range = ordered ? undefined : node.values.find(({ kind }) => kind === 'range')
  if (range) stop(range, w.later('not-range', { field: field.name }))
  return anyOf(node.values.map((value) => test(field, node, value, scope)))
}

function test(field: Field, node: Term, value: Value, scope: Scope): Predicate {
  if (value.kind === 'atom' && !value.quoted && !isOrder(node.op)) {
    if (value.open && value.text === '') return { is: 'not', of: missing(field, value) }
    if (!value.open && field.type !== 'words' && fold(value.text) === 'none') return missing(field, value)
  }
  return valueTest(field, node, value, scope)
}

function valueTest(field: Field, node: Term, value: Value, scope: Scope): Test {
  switch (field.type) {
    case 'number':
      return { is: 'number', field: field.name, between: numberBounds(node, value) }
    case 'instant':
      return { is: 'instant', field: field.name, between: instantBounds(node, value, scope.clock) }
    case 'day':
      return { is: 'day', field: field.name, between: dayBounds(node, value, scope.clock) }
    case 'enum':
      return amongChoices(field, node, value)
    case 'id':
    case 'ids':
      return amongReferences(field, single(value), scope)
    case 'boolean':
      return flag(field.name, single(value))
    case 'text':
      return textTest(field.name, node.op, single(value))
    case 'words':
      return wordsTest(field.name, single(value))
  }
}

/** Ranges were refused where there is no order. */
const single = (value: Value): Atom => {
  if (value.kind === 'atom') return value
  throw new Error('a range of a field without order')
}

const flags = new Map([
  ['yes', true],
  ['true', true],
  ['1', true],
  ['no', false],
  ['false', false],
  ['0', false],
])

function flag(field: string, atom: Atom): Test {
  const value = atom.open ? undefined : flags.get(fold(atom.text))
  return value === undefined
    ? stop(atom, w.later('bad-flag', { value: shown(atom.text) }), [w.later('yes'), w.later('no')])
    : { is: 'flag', field, value }
}
