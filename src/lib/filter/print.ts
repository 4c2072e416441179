import type { Atom, Node, Value } from './grammar.ts'

/** A tree as canonical text: reading it gives the same tree, but for places and brackets that change nothing. */
export function print(node: Node): string {
  switch (node.kind) {
    case 'all':
      return node.nodes.map((one) => (one.kind === 'any' ? bracketed(one) : print(one))).join(' ')
    case 'any':
      return node.nodes.map(print).join(' or ')
    case 'not':
      return node.node.kind === 'all' || node.node.kind === 'any'
        ? `-${bracketed(node.node)}`
        : `-${print(node.node)}`
    case 'words':
      return word(node.words)
    case 'term':
      return `${node.name.text.toLowerCase()}${node.op}${node.values.map(value).join(',')}`
  }
}

const bracketed = (node: Node) => `(${print(node)})`

const value = (value: Value): string =>
  value.kind === 'atom' ? atom(value, needsQuotes) : `${end(value.low)}..${end(value.high)}`

const end = (one: Atom | undefined) =>
  one ? atom(one, (text) => needsQuotes(text) || /^\.|\.$/.test(text)) : ''

const word = (words: Atom) => atom(words, (text) => readAsMore.test(text))

function atom({ text, quoted, open }: Atom, needs: (text: string) => boolean): string {
  if (open) return `${text}*`
  return quoted || needs(text) ? quote(text) : text
}

const special = /[\s(),"“”„‟]|\.\.|\*$|^$/
const needsQuotes = (text: string) => special.test(text)
/** A word that would end too early, or be a keyword, a field, an operator or a negation. */
const readAsMore =
  /[\s()"“”„‟]|\*$|^$|^(?:or|and|not)$|^-|^[\p{L}_][\p{L}\p{N}_.-]*(?:!=|[:=<>])|^(?:!=|[:=<>])/iu

export const quote = (text: string) => `"${text.replaceAll(/["\\“”„‟]/g, String.raw`\$&`)}"`

/** A text as a value of a field: in quotes only if it needs them. */
export const valueText = (text: string) => (special.test(text) ? quote(text) : text)
