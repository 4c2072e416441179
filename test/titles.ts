import { z } from 'zod'
import { contracts } from '#modules/contracts'
import { inWords } from '#lib/reply-columns'
import { type Node, type Source, walk } from './source.ts'

/** Tests, demonstrations, and what speaks to programs or in the terminal alone. */
const unread =
  /\.test\.|\.journey\.|words(?:\.de)?\.ts$|\/demo|seed\.ts$|^apps\/|gallery|\/scim\/|samples|example|openapi/
const told = new Set(['title', 'hint', 'error'])
const isText = (value: unknown): value is string => typeof value === 'string' && /\s|[A-Z:=]/.test(value)
const nameOf = (node: unknown) => ((node ?? {}) as { name?: unknown }).name

/** Titles, hints and complaints as files write them down: `{ title: 'Due' }`. */
export const writtenTitles = (sources: Iterable<Source>) => {
  const found = new Set<string>()
  for (const { path, program } of sources) {
    if (unread.test(path)) continue
    walk(program, (node) => {
      const { type, value } = (node['value'] ?? {}) as Node
      if (node.type !== 'Property' || !told.has(String(nameOf(node['key'])))) return
      if (type === 'Literal' && isText(value)) found.add(value)
    })
  }
  return found
}

interface Part {
  title?: unknown
  hint?: unknown
  says?: Record<string, unknown>
  enum?: unknown
}
const isPart = (part: unknown): part is Part =>
  typeof part === 'object' && part !== null && !Array.isArray(part)

/** What the choices are called that nobody gives a better name. */
const choicesOf = ({ says = {}, enum: values }: Part) =>
  (Array.isArray(values) ? (values as unknown[]) : []).flatMap((one) =>
    typeof one === 'string' && !Object.hasOwn(says, one) ? [inWords(one)] : [],
  )

/** What contracts say at run time: titles and hints, and of titled choices what each is called. */
export function contractTitles() {
  const found = new Set<string>()
  const visit = (part: unknown, titled: boolean): void => {
    if (Array.isArray(part)) for (const one of part) visit(one, titled)
    if (!isPart(part)) return
    const { title, hint, says = {} } = part
    const own = titled || typeof title === 'string'
    for (const one of [title, hint, ...Object.values(says)]) if (isText(one)) found.add(one)
    if (own) for (const one of choicesOf(part)) found.add(one)
    for (const [key, one] of Object.entries(part)) visit(one, own && key !== 'properties')
  }
  for (const contract of Object.values(contracts))
    for (const { input, reply } of Object.values(contract)) {
      visit(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any', reused: 'inline' }), false)
      visit(z.toJSONSchema(reply, { io: 'output', unrepresentable: 'any', reused: 'inline' }), false)
    }
  return found
}
