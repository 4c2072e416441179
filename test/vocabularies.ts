import { dirname } from 'node:path'
import { messageOf } from '#lib/words'
import { type Node, type Source, walk } from './source.ts'

/** The words of one room, with every place that speaks them. */
export interface Vocabulary {
  prefix: string
  path: string
  /** What it is called in its file; `w` nearly everywhere. */
  name: string
  texts: ReadonlyMap<string, string>
  spoken: readonly Spoken[]
  /** Where a key is spoken that was passed along: every text in the room's files. */
  passed: ReadonlySet<string | RegExp>
}

export interface Spoken {
  path: string
  /** Exactly this key, or any of this shape. */
  key: string | RegExp
  /** Names of the values given with it; undefined where they cannot be read off. */
  values: readonly string[] | undefined
}

type Texts = ReadonlyMap<string, string>

/** A text as it stands; in templates the constants of its file are filled in. */
function text(node: unknown, constants: Texts = new Map()): string | undefined {
  const { type, value, left, right, operator, quasis, expressions, name } = (node ?? {}) as Node
  if (type === 'Literal' && typeof value === 'string') return value
  if (type === 'Identifier') return constants.get(String(name))
  if (type === 'TemplateLiteral') {
    const between = (expressions as unknown[]).map((one) => text(one, constants))
    const parts = (quasis as { value: { cooked: string } }[]).map(
      (one, n) => `${one.value.cooked}${between[n] ?? ''}`,
    )
    return between.every((one) => one !== undefined) ? parts.join('') : undefined
  }
  if (type !== 'BinaryExpression' || operator !== '+') return undefined
  const [before, after] = [text(left, constants), text(right, constants)]
  return before === undefined || after === undefined ? undefined : before + after
}

const bare = (node: unknown): Node => {
  const one = (node ?? {}) as Node
  return [
    'TSAsExpression',
    'TSSatisfiesExpression',
    'ParenthesizedExpression',
    'TSNonNullExpression',
  ].includes(String(one['type']))
    ? bare(one['expression'])
    : one
}

const nameOf = (node: unknown) => {
  const { name, value } = (node ?? {}) as { name?: string; value?: unknown }
  return name ?? (typeof value === 'string' ? value : undefined)
}

/** Every `const w = vocabulary('room', { … })` of a file. */
function madeIn({ path, program }: Source) {
  const made: { prefix: string; path: string; name: string; texts: Map<string, string> }[] = []
  const constants = new Map<string, string>()
  walk(program, (node) => {
    if (node.type !== 'VariableDeclarator') return
    const call = bare(node['init'])
    const constant = text(call, constants)
    if (constant !== undefined) constants.set(nameOf(node['id']) ?? '', constant)
    if (call['type'] !== 'CallExpression') return
    if (nameOf(call['callee']) !== 'vocabulary') return
    const [prefix, texts] = call['arguments'] as [unknown, unknown]
    const entries = (bare(texts)['properties'] as Node[]).map(({ key, value }): [string, string] => {
      const [word, said] = [nameOf(key), text(bare(value), constants)]
      if (word === undefined || said === undefined)
        throw new Error(`${path}: a vocabulary holds plain texts only`)
      return [word, said]
    })
    made.push({ prefix: text(prefix) ?? '', path, name: nameOf(node['id']) ?? '', texts: new Map(entries) })
  })
  return made
}

/** What a first argument may be: exact keys, shapes of keys, or something that was passed along. */
function keysOf(node: unknown): (string | RegExp | undefined)[] {
  const one = bare(node)
  const exact = text(one)
  if (exact !== undefined) return [exact]
  if (one['type'] === 'ConditionalExpression')
    return [...keysOf(one['consequent']), ...keysOf(one['alternate'])]
  if (one['type'] !== 'TemplateLiteral') return [undefined]
  const parts = (one['quasis'] as { value: { cooked: string | null } }[]).map(({ value }) =>
    RegExp.escape(value.cooked ?? ''),
  )
  return [new RegExp(`^${parts.join('.+')}$`)]
}

function valuesOf(node: unknown): readonly string[] | undefined {
  if (node === undefined) return []
  const { type, properties } = bare(node)
  if (type !== 'ObjectExpression') return undefined
  const names = (properties as Node[]).map(({ type, key, computed }) =>
    type === 'Property' && computed !== true ? nameOf(key) : undefined,
  )
  return names.every((name) => name !== undefined) ? names : undefined
}

/** All vocabularies of these files, and who speaks them how. */
export function vocabulariesIn(sources: Iterable<Source>): Vocabulary[] {
  const all = [...sources]
  const found = all
    .flatMap(madeIn)
    .map((one) => ({ ...one, spoken: [] as Spoken[], passed: new Set<string | RegExp>(), vague: false }))
  for (const source of all) {
    const local = new Map(found.filter(({ path }) => path === source.path).map((one) => [one.name, one]))
    for (const { to, names } of source.imports)
      for (const one of found.filter(({ path }) => path === to)) {
        const called = names.get(one.name)
        if (called !== undefined) local.set(called, one)
      }
    if (local.size > 0) hear(source, local)
  }
  for (const one of found.filter(({ vague }) => vague))
    for (const source of all)
      if (source.path.startsWith(`${dirname(one.path)}/`)) overhear(source, one.passed)
  return found
}

type Found = Vocabulary & { spoken: Spoken[]; passed: Set<string | RegExp>; vague: boolean }

function hear({ path, program }: Source, local: ReadonlyMap<string, Found>) {
  const vague = new Set<Found>()
  /** Sentences that are only compared with, never said. */
  const unsaid = new Set<unknown>()
  walk(program, (node) => {
    if (node.type === 'MemberExpression' && nameOf(node['property']) === 'key') unsaid.add(node['object'])
    if (node.type !== 'CallExpression') return
    const { callee, arguments: args } = node as unknown as { callee: Node; arguments: unknown[] }
    // Given to whoever speaks it, as to what makes fields: its keys are somewhere in the room's files.
    for (const given of args.flatMap((one) => local.get(nameOf(one) ?? '') ?? [])) vague.add(given)
    const isLater = callee['type'] === 'MemberExpression' && nameOf(callee['property']) === 'later'
    const vocabulary = local.get(nameOf(isLater ? callee['object'] : callee) ?? '')
    if (!vocabulary) return
    for (const key of keysOf(args[0]))
      if (key === undefined) vague.add(vocabulary)
      else vocabulary.spoken.push({ path, key, values: unsaid.has(node) ? undefined : valuesOf(args[1]) })
  })
  for (const vocabulary of vague) vocabulary.vague = true
}

/** Every text of a file: one of them may be the key that another file speaks. */
function overhear({ program }: Source, texts: Set<string | RegExp>) {
  const keys = new Set<unknown>()
  walk(program, (node) => {
    if (node.type === 'Property') keys.add(node['key'])
    const said =
      (node.type === 'Literal' && !keys.has(node)) || node.type === 'TemplateLiteral' ? keysOf(node) : []
    for (const key of said) if (key !== undefined && !isAnything.test(String(key))) texts.add(key)
  })
}
/** A shape that says too little to be a key's. */
const isAnything = /^\/\^(?:\.\+|\\?.){0,3}\$\/$/

interface Part {
  type: number
  value?: string
  options?: Record<string, { value: Part[] }>
  children?: Part[]
}
const literal = 0
const pound = 7
const tag = 8

/** Names of the values that a message speaks of. Throws where it cannot be read. */
export function valuesIn(message: string): Set<string> {
  const names = new Set<string>()
  const visit = (parts: readonly Part[]) => {
    for (const { type, value, options, children } of parts) {
      if (type !== literal && type !== pound && type !== tag && value !== undefined) names.add(value)
      for (const option of Object.values(options ?? {})) visit(option.value)
      visit(children ?? [])
    }
  }
  visit(messageOf(message, 'en').getAst())
  return names
}
