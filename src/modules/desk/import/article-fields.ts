import { also, type ImportField } from '#facets/imports/public'
import { field, senders, titled } from './fields.ts'
import { channelMeant, senderMeant } from './meanings.ts'
import { w } from './words.ts'

const ways = ['mail', 'phone', 'portal', 'note', 'api'] as const
const wayMeant = (word: string) => {
  const channel = channelMeant(word)
  return channel === 'desk' ? 'note' : channel
}

/** What is known of one message of a ticket. */
export const articleFields: readonly ImportField[] = [
  field('ticket', 'article.ticket', {
    most: 60,
    aliases: also('ticket number, ticket, number, #, ticket#'),
  }),
  field('ticket_id', 'article.ticket_id', { most: 200, aliases: also('ticket id, ticketid') }),
  field('of', 'article.of', {
    type: 'choice',
    hint: 'article.of.hint',
    choices: [{ value: 'ticket', title: w.later('article.of.ticket') }],
  }),
  field('body', 'article.body', {
    required: true,
    most: 1_000_000,
    aliases: also('body, text, content, message, inhalt'),
  }),
  field('created_at', 'article.created_at', {
    type: 'instant',
    aliases: also('created at, created, date, erstellt am'),
  }),
  field('from', 'article.from', { most: 500, aliases: also('from, von, sender address') }),
  field('author', 'article.author', {
    most: 300,
    aliases: also('created by, author, origin by, user, erstellt von'),
  }),
  field('sender', 'article.by', {
    type: 'choice',
    choices: titled(senders, (value) => `sender.${value}`),
    meaning: senderMeant,
    aliases: also('sender, absender'),
  }),
  field('way', 'article.way', {
    type: 'choice',
    choices: ways.map((value) => ({
      value,
      title: w.later(value === 'note' ? 'article.way.note' : `channel.${value}`),
    })),
    meaning: wayMeant,
    aliases: also('type, channel, article type, typ'),
  }),
  field('internal', 'article.internal', {
    type: 'yes-no',
    aliases: also('internal, is internal, intern, private'),
  }),
  field('subject', 'article.subject', { most: 1000, aliases: also('subject, title, betreff') }),
  field('to', 'article.to', { most: 5000, aliases: also('to, an') }),
  field('cc', 'article.cc', { most: 5000, aliases: also('cc, copy') }),
  field('content_type', 'article.content_type', { most: 100, aliases: also('content type, mime type') }),
  field('id', 'article.id', { most: 200, aliases: also('id, article id, message id') }),
]
