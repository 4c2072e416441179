import { escaped } from '#facets/comments/html'

/** A node of Atlassian's document format, of which nothing is taken for granted. */
interface Node {
  readonly type?: unknown
  readonly text?: unknown
  readonly attrs?: unknown
  readonly marks?: unknown
  readonly content?: unknown
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const attr = ({ attrs }: Node, name: string): string => {
  const value = isObject(attrs) ? attrs[name] : undefined
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

const blocks: Readonly<Record<string, string>> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  taskList: 'ul',
  taskItem: 'li',
  decisionList: 'ul',
  decisionItem: 'li',
  blockquote: 'blockquote',
  panel: 'blockquote',
  table: 'table',
  tableRow: 'tr',
  tableHeader: 'th',
  tableCell: 'td',
}
const marks: Readonly<Record<string, string>> = {
  strong: 'strong',
  em: 'em',
  code: 'code',
  strike: 's',
  underline: 'u',
}
const deepest = 60

/** A document of Jira Cloud as HTML; undefined: the text is none. */
export function adfHtml(text: string): string | undefined {
  if (!/^\s*\{[^{}]{0,200}"type"\s*:\s*"doc"/.test(text) && !/^\s*\{\s*"version"/.test(text)) return undefined
  try {
    const parsed: unknown = JSON.parse(text)
    return isObject(parsed) && parsed['type'] === 'doc' ? nodesHtml(parsed['content'], 0) : undefined
  } catch {
    return undefined
  }
}

function nodesHtml(content: unknown, depth: number): string {
  if (!Array.isArray(content) || depth > deepest) return ''
  return content.map((node: unknown) => (isObject(node) ? nodeHtml(node, depth) : '')).join('')
}

const strong = (node: Node) => `<strong>${escaped(attr(node, 'text'))}</strong>`
const card = (node: Node) => linkHtml(attr(node, 'url'), escaped(attr(node, 'url')))
const shown: Readonly<Record<string, (node: Node, inner: () => string) => string>> = {
  text: textHtml,
  hardBreak: () => '<br>',
  rule: () => '<hr>',
  heading(node, inner) {
    const level = Number(attr(node, 'level')) <= 2 ? 'h3' : 'h4'
    return `<${level}>${inner()}</${level}>`
  },
  codeBlock: (_, inner) => `<pre><code>${inner()}</code></pre>`,
  mention: strong,
  status: strong,
  emoji: (node) => escaped(attr(node, 'text') || attr(node, 'shortName')),
  date(node) {
    const at = Number(attr(node, 'timestamp'))
    return Number.isFinite(at) && Math.abs(at) < 8e15 ? new Date(at).toISOString().slice(0, 10) : ''
  },
  inlineCard: card,
  blockCard: card,
  embedCard: card,
  media: (node) => `<em>${escaped(attr(node, 'alt') || attr(node, '__fileName'))}</em>`,
}

function nodeHtml(node: Node, depth: number): string {
  const inner = () => nodesHtml(node.content, depth + 1)
  const type = typeof node.type === 'string' ? node.type : ''
  const tag = Object.hasOwn(blocks, type) ? blocks[type] : undefined
  if (tag !== undefined) return `<${tag}>${inner()}</${tag}>`
  const show = Object.hasOwn(shown, type) ? shown[type] : undefined
  return show ? show(node, inner) : inner()
}

function linkHtml(url: string, label: string): string {
  return `<a href="${escaped(url)}">${label}</a>`
}

function textHtml(node: Node): string {
  let html = escaped(typeof node.text === 'string' ? node.text : '')
  for (const mark of Array.isArray(node.marks) ? (node.marks as unknown[]) : []) {
    if (!isObject(mark) || typeof mark['type'] !== 'string') continue
    const tag = Object.hasOwn(marks, mark['type']) ? marks[mark['type']] : undefined
    if (tag !== undefined) html = `<${tag}>${html}</${tag}>`
    else if (mark['type'] === 'link') html = linkHtml(attr(mark, 'href'), html)
  }
  return html
}
