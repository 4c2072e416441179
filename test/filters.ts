import * as fc from 'fast-check'
import { type Field, fieldsFor } from '#lib/filter/fields'
import type { Atom, Node, Range, Value } from '#lib/filter/grammar'
import { nameKey } from '#lib/filter/references'
import type { Reader } from '#lib/filter/scope'

/** What the tests of this folder and of filter-to-sql ask questions of. */
const choices = (...values: string[]) => values.map((value) => ({ value, title: value }))

export const sampleFields: readonly Field[] = [
  {
    name: 'status',
    title: 'Status',
    type: 'enum',
    values: choices('new', 'in-progress', 'closed'),
    nullable: true,
  },
  { name: 'priority', title: 'Priority', type: 'enum', values: choices('1', '2', '3'), ordered: true },
  { name: 'colour', title: 'Colour', type: 'enum', values: choices('red', 'green', 'blue'), many: true },
  { name: 'cost', title: 'Cost', type: 'number', nullable: true },
  { name: 'seats', title: 'Seats', type: 'number', whole: true, nullable: true },
  { name: 'vip', title: 'VIP', type: 'boolean', nullable: true },
  { name: 'created', title: 'Created', type: 'instant', nullable: true, also: ['opened'] },
  { name: 'joined', title: 'Joined', type: 'day', nullable: true },
  { name: 'title', title: 'Title', type: 'text', nullable: true },
  {
    name: 'assignee',
    title: 'Assignee',
    type: 'id',
    ref: 'person',
    self: true,
    groups: true,
    nullable: true,
  },
  { name: 'tag', title: 'Tag', type: 'ids', ref: 'tag', nullable: true },
  { name: 'says', title: 'Says', type: 'words' },
  { name: 'salary', title: 'Salary', type: 'number', needs: 'people.pay' },
]

export const publicFields = fieldsFor(sampleFields, (permission) => permission !== 'people.pay', 'says')

export const ids = [1, 2, 3].map((n) => `00000000-0000-7000-8000-00000000000${n}`) as [string, string, string]
const [ana, ben, team] = ids

export const reader: Reader = {
  now: '2026-11-10T08:00:00.123456Z',
  zone: 'Europe/Oslo',
  me: ana,
  groups: [team],
  known: (ref) => (ref === 'person' ? ['Ana', 'Ben'] : ['vpn', 'wifi']),
}

export const names = new Map([
  [nameKey('person', 'Ana'), [ana]],
  [nameKey('person', 'Ben Berg'), [ben]],
  [nameKey('tag', 'vpn'), [ben]],
  [nameKey('tag', 'wifi'), [ana, team]],
])

/** A tree without places and without brackets that change nothing. */
export function bare(node: Node): unknown {
  switch (node.kind) {
    case 'all':
    case 'any': {
      const nodes = node.nodes.flatMap((one) => {
        const inner = bare(one)
        return one.kind === node.kind ? (inner as { nodes: unknown[] }).nodes : [inner]
      })
      return { kind: node.kind, nodes }
    }
    case 'not':
      return { kind: 'not', node: bare(node.node) }
    case 'words':
      return { kind: 'words', words: bareAtom(node.words) }
    case 'term':
      return {
        kind: 'term',
        name: node.name.text.toLowerCase(),
        op: node.op,
        values: node.values.map(bareValue),
      }
  }
}

const bareValue = (value: Value) =>
  value.kind === 'atom'
    ? bareAtom(value)
    : { low: value.low && bareAtom(value.low), high: value.high && bareAtom(value.high) }
const bareAtom = ({ text, quoted, open }: Atom) => ({ text, quoted, open })

// ---------------------------------------------------------------- any filter

const here = { from: 0, to: 0 }
const atomOf = (text: string, quoted: boolean, open = false): Atom => ({
  kind: 'atom',
  text,
  quoted,
  open,
  ...here,
})

const readable = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 6 })
  .filter((text) => !/(?!\s)\p{Cc}/u.test(text))
export const anyQuoted = readable.map((text) => atomOf(text, true))
const plainText = fc.oneof(
  fc.stringMatching(/^[a-z0-9]{1,6}$/),
  fc.constantFrom('me', 'none', 'today', 'é-1', 'a.b', '10.0.0.12'),
)
const anyAtom = fc.oneof(
  plainText.map((text) => atomOf(text, false)),
  plainText.map((text) => atomOf(text, false, true)),
  anyQuoted,
)
const ranges = fc
  .tuple(fc.option(anyAtom, { nil: undefined }), anyAtom)
  .map(([low, high]): Range => ({ kind: 'range', low, high, ...here }))
const isKeyword = ({ text, quoted, open }: Atom) => !quoted && !open && /^(?:or|and|not)$/i.test(text)

export const anyTree: fc.Arbitrary<Node> = fc.letrec<{ node: Node; leaf: Node }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    tie('leaf'),
    fc
      .array(tie('node'), { minLength: 2, maxLength: 3 })
      .map((nodes) => ({ kind: 'all' as const, nodes, ...here })),
    fc
      .array(tie('node'), { minLength: 2, maxLength: 3 })
      .map((nodes) => ({ kind: 'any' as const, nodes, ...here })),
    tie('node').map((node) => ({ kind: 'not' as const, node, ...here })),
  ),
  leaf: fc.oneof(
    anyAtom.filter((atom) => !isKeyword(atom)).map((words) => ({ kind: 'words' as const, words, ...here })),
    fc
      .record({
        name: fc.constantFrom('status', 'x', 'an-y.name_1', 'größe').map((text) => atomOf(text, false)),
        op: fc.constantFrom(':', '=', '!=', '>', '>=', '<', '<='),
        values: fc.array(fc.oneof(anyAtom, ranges), { minLength: 1, maxLength: 3 }),
      })
      .map((term) => ({ kind: 'term' as const, ...term, ...here })),
  ),
})).node

/** Filters as people write them, right and wrong. */
export const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...sampleFields.map(({ name }) => name), 'has', 'nothing'),
      fc.constantFrom(...':;=;!=;>;>=;<;<=;,;..;(;);-;*;";“;\\'.split(';')),
      fc.constantFrom(' ', ' or ', ' and ', ' not '),
      fc.constantFrom('none', 'me', 'my-teams', 'new', 'vpn', 'Ana', 'yes', '1', '2.5'),
      fc.constantFrom('today', 'this-week', '-7d', '4h', '2026-11-10', '99999y'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))
