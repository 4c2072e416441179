import { type SideRow, textIn, type Values } from '#facets/imports/public'
import { htmlOf } from '#facets/comments/html'
import type { NewComment } from '#facets/comments/add'
import { messageName } from './identity.ts'
import { type Party, partyOf } from './who.ts'

/** One message of a ticket, before it is known who wrote it. */
export interface Article {
  readonly external_id: string
  readonly html: string
  /** Undefined: the file does not say. */
  readonly internal: boolean | undefined
  readonly by: 'us' | 'them' | undefined
  readonly party: Party | undefined
  readonly channel: NonNullable<NewComment['channel']>
  readonly created_at: string | undefined
  readonly recipients: NonNullable<NewComment['recipients']>
}

const looksLikeHtml = /<(?:p|br|div|span|table|ul|ol|a|b|strong|html|body|blockquote|pre)[\s/>]/i

/** Words as rich text: HTML if it says so or looks like it, else paragraphs. Whoever keeps it makes it safe. */
export const richText = (words: string, contentType = ''): string =>
  contentType.includes('html') || looksLikeHtml.test(words) ? words : htmlOf(words.replaceAll(/\r\n?/g, '\n'))

/** A letter or sign outside of tags. */
const saysSomething = />\s*[^\s<]|^\s*[^\s<]/

const ways = new Map<string, Article['channel']>([
  ['mail', 'mail'],
  ['phone', 'phone'],
  ['portal', 'web'],
  ['note', 'web'],
  ['api', 'api'],
])

const recipientsOf = (values: Values) =>
  [textIn(values['to']), textIn(values['cc'])]
    .flatMap((list) => (list ?? '').split(/[,;](?=(?:[^"]*"[^"]*")*[^"]*$)/))
    .flatMap((one) => partyOf(one) ?? [])
    .slice(0, 50)
    .map(({ name, email }) => ({ name: name.slice(0, 200), ...(email !== undefined && { email }) }))

function articleOf({ values }: SideRow): Article {
  const body = textIn(values['body']) ?? ''
  const html = richText(body, textIn(values['content_type']))
  const way = textIn(values['way'])
  const sender = textIn(values['sender'])
  return {
    external_id: messageName(values),
    html: saysSomething.test(html) ? html : htmlOf(textIn(values['subject']) ?? '…'),
    internal: typeof values['internal'] === 'boolean' ? values['internal'] : undefined,
    by: sender === 'them' || sender === 'us' ? sender : undefined,
    party: partyOf(textIn(values['from'])) ?? partyOf(textIn(values['author'])),
    channel: ways.get(way ?? '') ?? 'import',
    created_at: textIn(values['created_at']),
    recipients: way === 'mail' ? recipientsOf(values) : [],
  }
}

/** What says that it belongs to something else is none of the ticket's. */
const isOfTicket = ({ values }: SideRow) => values['of'] === undefined || values['of'] === 'ticket'

/** The messages of a ticket, oldest first. */
export const articlesOf = (rows: readonly SideRow[]): Article[] =>
  rows
    .filter(isOfTicket)
    .map(articleOf)
    .toSorted((a, b) => compare(a.created_at ?? '', b.created_at ?? ''))
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
