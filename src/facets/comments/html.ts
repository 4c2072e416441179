import sanitize from 'sanitize-html'

const ours = /^\/api\/files\/[0-9a-f-]{36}(\/content)?$/

/** What rich text may be: prose, lists, code, quotes, plain tables, links, and images that we store ourselves. */
const allowed: sanitize.IOptions = {
  allowedTags:
    'p br hr h3 h4 blockquote pre code ul ol li a img span strong b em i u s sub sup table thead tbody tr th td'.split(
      ' ',
    ),
  allowedAttributes: {
    a: ['href', 'rel', 'target'],
    img: ['src', 'alt', 'width', 'height'],
    span: ['data-type', 'data-id', 'data-label'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  nestingLimit: 40,
  transformTags: {
    h1: 'h3',
    h2: 'h3',
    a: (tagName, attribs) => ({
      tagName,
      attribs: { ...attribs, rel: 'noopener noreferrer nofollow', target: '_blank' },
    }),
  },
  // A picture from elsewhere would tell its owner who reads, and when.
  exclusiveFilter: (frame) => frame.tag === 'img' && !ours.test(frame.attribs['src'] ?? ''),
}
/** Rich text from anywhere made safe to show as part of our page. */
export const cleanHtml = (html: string): string => sanitize(html, allowed).trim()

const blocks = /<\/(?:p|h3|h4|li|pre|blockquote|tr|div)>|<br\s*\/?>/gi
const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
}

/** The same words as plain text: for mails, search, and readers without rich text. */
export const textOf = (html: string): string =>
  sanitize(
    html.replaceAll(blocks, (tag) => `${tag}\n`),
    { allowedTags: [], allowedAttributes: {}, nestingLimit: 40 },
  )
    .replaceAll(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => entities[entity] ?? entity)
    .replaceAll(/[ \t]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Text as it stands in rich text. */
export const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? sign)

/** Plain text as rich text: paragraphs at empty lines, breaks at single ones. */
export const htmlOf = (text: string): string =>
  text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escaped(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('')

/** Ids of the stored pictures that the text shows. */
export const imagesIn = (html: string): string[] =>
  [...html.matchAll(/\/api\/files\/([0-9a-f-]{36})/g)].map(([, id]) => id ?? '')

/** The text with one person named otherwise wherever it names them with @. */
export const mentionRenamed = (html: string, id: string, name: string): string => {
  const label = escaped(name)
  return html.replaceAll(/<span[^>]*data-type="mention"[^>]*>[^<]*<\/span>/g, (mention) =>
    mention.includes(`data-id="${id}"`)
      ? `<span data-type="mention" data-id="${id}" data-label="${label}">@${label}</span>`
      : mention,
  )
}

/** Ids of the people that the text names with @. */
export const mentionsIn = (html: string): string[] => [
  ...new Set(
    [...html.matchAll(/<span[^>]*data-type="mention"[^>]*>/g)].flatMap(
      ([tag]) => /data-id="([0-9a-f-]{36})"/.exec(tag)?.[1] ?? [],
    ),
  ),
]
