import { escaped } from '#facets/comments/html'

/** Who an account is called. */
export type NameOf = (account: string) => string

/** What stands for itself, before any emphasis is looked for: monospace, links and mentions, pictures, addresses. */
const pieces =
  /\{\{([^{}\n]{1,2000})\}\}|\[([^[\]\n]{1,2000})\]|!([^\s!|][^!|\n]{0,300})(?:\|[^!\n]{0,300})?!(?!\w)|(https?:\/\/[^\s<>"'|\]]{1,2000})/g

const edge = String.raw`(?<=^|[\s([{>"'.,;:—–-])`
const end = String.raw`(?=$|[\s)\]}<"'.,;:!?—–-])`
const around = (sign: string, tag: string) =>
  [
    new RegExp(`${edge}${sign}(?=\\S)([^\\n${sign.slice(-1)}]{1,1000})(?<=\\S)${sign}${end}`, 'g'),
    `<${tag}>$1</${tag}>`,
  ] as const
const emphasis = [
  around(String.raw`\*`, 'strong'),
  around('_', 'em'),
  around(String.raw`\+`, 'u'),
  around('-', 's'),
  around(String.raw`\^`, 'sup'),
  around('~', 'sub'),
  [/\?\?([^?\n]{1,500})\?\?/g, '<em>$1</em>'],
  [/\\\\(?:\s|$)/g, '<br>'],
  [/\\([*_+\-^~{}[\]!|?])/g, '$1'],
] as const

const plain = /^[^*_+\-^~?\\]*$/
const emphasised = (text: string) =>
  plain.test(text)
    ? escaped(text)
    : emphasis.reduce((html, [pattern, tag]) => html.replaceAll(pattern, tag), escaped(text))

/** `text|address`, `address`, `~account`, `^file`, `#place` */
function link(inner: string, nameOf: NameOf): string {
  const [first = '', ...rest] = inner.split('|')
  const target = rest[0] ?? first
  if (first.startsWith('~'))
    return `<strong>@${escaped(nameOf(first.slice(1).replace(/^accountid:/, '')))}</strong>`
  const label = rest.length > 0 ? emphasised(first) : escaped(first.replace(/^\^|^mailto:/, ''))
  const isAddress = /^(?:https?:\/\/|mailto:)/i.test(target.trim())
  return isAddress
    ? `<a href="${escaped(target.trim())}">${label}</a>`
    : rest.length > 0
      ? label
      : `[${label}]`
}

/** One line of Jira's wiki markup as HTML. */
export function wikiLine(line: string, nameOf: NameOf): string {
  let html = ''
  let from = 0
  for (const found of line.matchAll(pieces)) {
    const [whole, mono, inner, picture, address] = found
    html += emphasised(line.slice(from, found.index))
    from = found.index + whole.length
    if (mono !== undefined) html += `<code>${escaped(mono)}</code>`
    else if (inner !== undefined) html += link(inner, nameOf)
    else if (picture !== undefined) html += `<em>${escaped(picture)}</em>`
    else html += `<a href="${escaped(address ?? '')}">${escaped(address ?? '')}</a>`
  }
  return html + emphasised(line.slice(from))
}
