import { escaped } from '#facets/comments/html'
import { listHtml } from './wiki-list.ts'
import { type NameOf, wikiLine } from './wiki-inline.ts'

/** A stretch of the text: words with markup, or what stands as it is written. */
interface Stretch {
  readonly verbatim: boolean
  readonly text: string
}

/** Cuts what stands between {code} or {noformat} out, in one go: what never ends goes to the end. */
function stretchesOf(text: string): Stretch[] {
  const found: Stretch[] = []
  let [from, open]: [number, string | undefined] = [0, undefined]
  for (const mark of text.matchAll(/\{(code|noformat)(?::[^{}\n]{0,200})?\}/g)) {
    const [whole, name] = mark
    if (open !== undefined && open !== name) continue
    found.push({ verbatim: open !== undefined, text: text.slice(from, mark.index) })
    from = mark.index + whole.length
    open = open === undefined ? name : undefined
  }
  return [...found, { verbatim: open !== undefined, text: text.slice(from) }]
}

/** Marks without an equal here: colours, anchors, panels. What stands inside stays. */
const passing =
  /\{(?:color|anchor|panel|toc|csv|section|column|info|note|tip|warning|expand)(?::[^{}\n]{0,300})?\}/g

const cellsOf = (line: string, bar: string) =>
  line
    .trim()
    .replace(/^\|+/, '')
    .replace(/\|+\s*$/, '')
    .split(bar)

type Kind = 'text' | 'list' | 'row' | 'blank' | 'rule' | 'heading' | 'quote'
function kindOf(line: string): Kind {
  if (line.trim() === '') return 'blank'
  if (/^\s*-{4,}\s*$/.test(line)) return 'rule'
  if (/^\s*h[1-6]\.\s/.test(line)) return 'heading'
  if (/^\s*bq\.\s/.test(line)) return 'quote'
  if (/^\s*(?:[*#]{1,10}|-)\s+\S/.test(line)) return 'list'
  return /^\s*\|/.test(line) ? 'row' : 'text'
}

function rowHtml(line: string, nameOf: NameOf) {
  const head = line.trim().startsWith('||')
  const tag = head ? 'th' : 'td'
  const cells = cellsOf(line, head ? '||' : '|').map(
    (cell) => `<${tag}>${wikiLine(cell.trim(), nameOf)}</${tag}>`,
  )
  return `<tr>${cells.join('')}</tr>`
}

/** Lines of one kind that follow each other. */
function blockHtml(kind: Kind, lines: readonly string[], nameOf: NameOf): string {
  const inline = (line: string) => wikiLine(line, nameOf)
  switch (kind) {
    case 'blank':
      return ''
    case 'rule':
      return '<hr>'
    case 'heading':
      return lines
        .map((line) => {
          const tag = /^\s*h[12]/.test(line) ? 'h3' : 'h4'
          return `<${tag}>${inline(line.replace(/^\s*h[1-6]\.\s+/, ''))}</${tag}>`
        })
        .join('')
    case 'quote':
      return `<blockquote><p>${lines.map((line) => inline(line.replace(/^\s*bq\.\s+/, ''))).join('<br>')}</p></blockquote>`
    case 'list':
      return listHtml(lines, inline)
    case 'row':
      return `<table><tbody>${lines.map((line) => rowHtml(line, nameOf)).join('')}</tbody></table>`
    case 'text':
      return `<p>${lines.map(inline).join('<br>')}</p>`
  }
}

function wordsHtml(text: string, nameOf: NameOf): string {
  const groups: { kind: Kind; lines: string[] }[] = []
  for (const line of text.split('\n')) {
    const kind = kindOf(line)
    const last = groups.at(-1)
    if (last?.kind === kind) last.lines.push(line)
    else groups.push({ kind, lines: [line] })
  }
  return groups.map(({ kind, lines }) => blockHtml(kind, lines, nameOf)).join('')
}

/** {quote} opens and closes by turns; one left open ends with the text. */
function quotedHtml(text: string, nameOf: NameOf): string {
  return text
    .split('{quote}')
    .map((part, at) => {
      const html = wordsHtml(part, nameOf)
      return at % 2 === 1 && html !== '' ? `<blockquote>${html}</blockquote>` : html
    })
    .join('')
}

/** Jira's wiki markup as HTML. Whatever is no markup is text, tags of HTML included. */
export function wikiHtml(text: string, nameOf: NameOf): string {
  return stretchesOf(text.replaceAll(/\r\n?/g, '\n'))
    .map((part) =>
      part.verbatim
        ? `<pre><code>${escaped(part.text.replace(/^\n|\n$/g, ''))}</code></pre>`
        : quotedHtml(part.text.replaceAll(passing, ''), nameOf),
    )
    .join('')
}
