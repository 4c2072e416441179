import { isUi } from './places.ts'
import { type Node, type Source, walk } from './source.ts'

/** What a person reads, or is read to them, where it is given as a property. */
const readProps = new Set(
  'alt aria-label aria-description aria-placeholder aria-roledescription aria-valuetext body caption description empty error heading help hint label legend message placeholder subtitle summary text title tooltip'.split(
    ' ',
  ),
)

/** Files that put something before people's eyes. The gallery is for developers only. */
export const isScreen = ({ path }: Pick<Source, 'path'>) =>
  (path.endsWith('.tsx') || isUi(path) || path.startsWith('kit/') || path.startsWith('apps/web/')) &&
  !path.startsWith('kit/gallery/') &&
  !/words(?:\.de)?\.ts$/.test(path)

const isWord = (said: unknown): said is string => typeof said === 'string' && /\p{L}{2}/u.test(said)
const asList = (nodes: unknown) => (Array.isArray(nodes) ? (nodes as Node[]) : [])
const nameOf = (node: unknown): unknown => {
  const { name, value } = (node ?? {}) as Node
  return name ?? value
}

/** Texts that a value may turn out to be: itself, or either branch. */
function textsOf(node: unknown): string[] {
  const { type, value, consequent, alternate, left, right, quasis, expression, body } = (node ?? {}) as Node
  switch (type) {
    case 'Literal':
      return isWord(value) ? [value] : []
    case 'TemplateLiteral':
      return (quasis as { value: { cooked: string } }[]).map((one) => one.value.cooked).filter(isWord)
    case 'ConditionalExpression':
      return [...textsOf(consequent), ...textsOf(alternate)]
    case 'LogicalExpression':
      return [...textsOf(left), ...textsOf(right)]
    case 'JSXExpressionContainer':
    case 'ParenthesizedExpression':
      return textsOf(expression)
    case 'ArrowFunctionExpression':
      return textsOf(body)
    default:
      return []
  }
}

/** A property's text may also be a value that nobody reads; what is read begins with a capital or has several words. */
const looksRead = (said: string) => /^\p{Lu}|\s/u.test(said)

function textsAt(node: Node): string[] {
  switch (node['type']) {
    case 'JSXText':
      return isWord(node['value']) ? [node['value']] : []
    case 'JSXElement':
    case 'JSXFragment':
      return asList(node['children']).flatMap((child) => (child['type'] === 'JSXText' ? [] : textsOf(child)))
    case 'JSXAttribute':
      return readProps.has(String(nameOf(node['name']))) ? textsOf(node['value']) : []
    case 'Property':
      return readProps.has(String(nameOf(node['key']))) ? textsOf(node['value']).filter(looksRead) : []
    default:
      return []
  }
}

/** Schemas give the titles of their fields themselves. */
const isMeta = (node: Node) =>
  node['type'] === 'CallExpression' && nameOf((node['callee'] as Node)['property']) === 'meta'

/** Every text of a file that somebody will read and that no vocabulary holds. */
export function wordsOnScreen({ path, program }: Source): string[] {
  const found: string[] = []
  const metas = new Set<unknown>()
  walk(program, (node) => {
    if (isMeta(node)) for (const one of asList(node['arguments'])) metas.add(one)
    if (metas.has(node)) return false
    found.push(...textsAt(node).map((text) => `${path}: ${text.trim()}`))
    return true
  })
  return found
}
