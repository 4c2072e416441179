import { z } from 'zod'
import { client } from '#lib/client'
import { cellText, saidIn } from '#lib/cell-text'
import { columnsOf, replySchema } from '#lib/reply-columns'
import { clocks } from '#facets/clocks/contract'
import { comments } from '#facets/comments/contract'
import { desk, type Ticket } from '#modules/desk/contract'
import { ask, type Server } from './reach.ts'
import { oneLine } from './safe-text.ts'
import type { Screen } from './show.ts'
import { pairs, wrapped } from './table.ts'
import { w } from './words.ts'

/** What a page says of a ticket, in its order; what is empty is left out. */
const facts = [
  'requester',
  'asked_by',
  'assignee',
  'team',
  'category',
  'place',
  'opened_at',
  'due_at',
  'hold_until',
  'solved_at',
  'tags',
  'restricted',
  'cause',
  'resolution',
] as const
const lastWords = 3
const columns = new Map(columnsOf(replySchema(desk.show)).map((column) => [column.key, column]))

/** A ticket as one page that a person reads: what it is, what was promised, what can be done, and what was said last. */
export async function ticketPage(server: Server, reply: unknown, screen: Screen): Promise<string> {
  const ticket = desk.show.reply.parse(reply)
  const { id } = ticket
  const told = client({ ...clocks, ...comments }, (request) => ask(server, request))
  const [promises, said] = await Promise.all([
    told.onRecord({ id }),
    told.list({ id, sort: 'newest', limit: lastWords }),
  ])
  const room = screen.columns
  const cell = (value: unknown) => oneLine(cellText(value, { zone: screen.zone, yes: w('yes'), no: w('no') }))
  const parts = [
    head(ticket),
    pairs(factsOf(ticket, cell), room),
    pairs(
      promises.items.map(({ title, headline }) => [title, oneLine(headline)] as const),
      room,
    ),
    pairs(
      [[w('page.steps'), stepsOf(ticket)] as const].filter(([, text]) => text !== ''),
      room,
    ),
    ...said.items
      .filter(({ withdrawn_at }) => withdrawn_at === null)
      .toReversed()
      .map(({ author, kind, created_at, body }) =>
        [
          `${cell(created_at)}  ${oneLine(author.name)}${kind === 'note' ? ` (${w('page.note')})` : ''}`,
          ...body
            .split('\n')
            .flatMap((line) => wrapped(oneLine(line), room === undefined ? Infinity : room - 2))
            .map((line) => `  ${line}`.trimEnd()),
        ].join('\n'),
      ),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

function head({ key, title, state_title, priority, merged_into }: Ticket): string {
  const into = merged_into ? `, ${w('page.merged', { key: merged_into.key })}` : ''
  return `${key}  ${oneLine(title)}\n${oneLine(state_title)}, P${priority}${into}`
}

const Said = z.union([z.string(), z.number()])

const factsOf = (ticket: Ticket, cell: (value: unknown) => string) =>
  facts.flatMap((name) => {
    const column = columns.get(name)
    const value = ticket[name]
    if (!column || value === false || value === null) return []
    const text = cell(Said.safeParse(value).success ? saidIn(column.says, value) : value)
    return text === '' ? [] : [[column.title, text] as const]
  })

/** The steps that are open now, by the verb that `desk move` takes. */
const stepsOf = ({ moves }: Ticket) =>
  moves
    .filter(({ can }) => can === true)
    .map(({ verb, title }) => `${verb} (${oneLine(title)})`)
    .join(', ')
