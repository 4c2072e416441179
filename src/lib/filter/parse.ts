import { limits, type Node, type Span, type Value } from './grammar.ts'
import { attempt, type Result, stop } from './problem.ts'
import { Scanner } from './scan.ts'
import { shown, w } from './words.ts'

/** Reads a filter (grammar.ts says what it means). Any text gives a tree or a problem that points at its place. */
export const parse = (text: string): Result<Node> => attempt(() => read(text))

// PostgreSQL stores no NUL, and half a character is none.
const unreadable = /(?!\s)[\p{Cc}\p{Cs}]/u

interface State {
  readonly scan: Scanner
  terms: number
}

function read(text: string): Node {
  if (text.length > limits.length)
    stop(
      { from: limits.length, to: text.length },
      w.later('too-long', { limit: limits.length, length: text.length }),
    )
  const bad = unreadable.exec(text)
  if (bad) stop({ from: bad.index, to: bad.index + 1 }, w.later('character'))
  const state: State = { scan: new Scanner(text), terms: 0 }
  state.scan.skipSpace()
  if (state.scan.atEnd) return { kind: 'all', nodes: [], from: 0, to: text.length }
  const node = any(state, 0)
  if (!state.scan.atEnd) stop(state.scan.here, w.later('stray-bracket'))
  return node
}

const around = (nodes: readonly Node[]): Span => ({ from: nodes[0]?.from ?? 0, to: nodes.at(-1)?.to ?? 0 })

function any(state: State, depth: number): Node {
  const first = all(state, depth)
  const nodes = [first]
  while (state.scan.keyword() === 'or') {
    state.scan.at += 2
    nodes.push(all(state, depth))
  }
  return nodes.length === 1 ? first : { kind: 'any', nodes, ...around(nodes) }
}

function all(state: State, depth: number): Node {
  const { scan } = state
  scan.skipSpace()
  const first = one(state, depth)
  const nodes = [first]
  for (;;) {
    scan.skipSpace()
    const keyword = scan.keyword()
    if (scan.atEnd || scan.text.charAt(scan.at) === ')' || keyword === 'or') break
    if (keyword === 'and') {
      scan.at += 3
      scan.skipSpace()
    }
    nodes.push(one(state, depth))
  }
  return nodes.length === 1 ? first : { kind: 'all', nodes, ...around(nodes) }
}

function one(state: State, depth: number): Node {
  const { scan } = state
  if (depth > limits.depth) stop(scan.here, w.later('too-deep', { limit: limits.depth }))
  const from = scan.at
  const keyword = scan.keyword()
  if (keyword === 'not' || scan.text.charAt(from) === '-') {
    scan.at += keyword === 'not' ? 3 : 1
    if (keyword === 'not') scan.skipSpace()
    const node = one(state, depth + 1)
    return { kind: 'not', node, from, to: node.to }
  }
  if (scan.takes('(')) return group(state, depth, from)
  if (keyword !== undefined)
    return stop({ from, to: from + keyword.length }, w.later('no-term'), [w.later('a-term')])
  return ++state.terms > limits.terms ? tooMany(scan.here) : term(state)
}

const tooMany = (here: Span) => stop(here, w.later('too-many', { limit: limits.terms }))

function group(state: State, depth: number, from: number): Node {
  const { scan } = state
  const node = any(state, depth + 1)
  if (!scan.takes(')')) stop({ from, to: from + 1 }, w.later('open-bracket'), [w.later('a-bracket')])
  return { ...node, from, to: scan.at }
}

function term(state: State): Node {
  const { scan } = state
  const from = scan.at
  const head = scan.head()
  if (head) {
    const { name, op } = head
    const values = valuesOf(state, from)
    if (!scan.atBreak) stop(scan.here, w.later('no-space'))
    return { kind: 'term', name, op, values, from, to: scan.at }
  }
  const op = scan.operator()
  if (op !== undefined) stop({ from, to: from + op.length }, w.later('no-name', { op }), [w.later('a-field')])
  const words = scan.word()
  if (!words) return stop(scan.here, w.later('no-term'), [w.later('a-term')])
  return { kind: 'words', words, from, to: scan.at }
}

function valuesOf(state: State, from: number): Value[] {
  const { scan } = state
  const values: Value[] = []
  do {
    if (++state.terms > limits.terms) tooMany(scan.here)
    const value = valueOf(scan)
    if (!value) {
      const before = shown(scan.text.slice(from, scan.at))
      return stop(scan.here, w.later('no-value', { before }), [w.later('a-value')])
    }
    values.push(value)
  } while (scan.takes(','))
  return values
}

function valueOf(scan: Scanner): Value | undefined {
  const from = scan.at
  const low = scan.value()
  if (!scan.takes('..')) return low
  const high = scan.value()
  if (!low && !high) stop({ from, to: scan.at }, w.later('open-range'), [w.later('a-value')])
  return { kind: 'range', low, high, from, to: scan.at }
}
