import { isDeepStrictEqual } from 'node:util'
import { fold } from '#lib/text/fold'
import type { Present } from './ground.ts'
import type { Wanted } from './plan.ts'

interface Change {
  readonly before: unknown
  readonly after: unknown
}

/** Fields of the list row that a file may set; what it does not say stays. */
const direct = ['title', 'priority', 'team_id', 'assignee_id', 'place_id'] as const
/** As people mapped them. */
const fieldOf: Readonly<Record<string, string>> = {
  team_id: 'team',
  assignee_id: 'assignee',
  place_id: 'place',
}

/** What a ticket that is here would become otherwise. Its number, its opening and its first words are never rewritten. */
export function changesOf(present: Present, wanted: Wanted): Record<string, Change> {
  const { row, cause, resolution, tags, messages } = present
  const changes: Record<string, Change> = {}
  const differ = (name: string, before: unknown, after: unknown) => {
    if (after !== undefined && !isDeepStrictEqual(after, before))
      changes[fieldOf[name] ?? name] = { before, after }
  }
  for (const name of direct) differ(name, row[name], wanted[name])
  if (wanted.category_id !== undefined && wanted.category_id !== row.category_id)
    changes['category'] = { before: present.category, after: wanted.category }
  differ('state', row.state, wanted.named_state)
  if (wanted.new_team !== undefined) differ('team_id', row.team_id, wanted.new_team)
  if (wanted.requester?.is === 'known') differ('requester', row.requester_id, wanted.requester.id)
  if (wanted.requester?.is === 'contact') differ('requester', row.requester_id, wanted.requester.key)
  differ('cause', cause, wanted.cause)
  differ('resolution', resolution, wanted.resolution)
  const here = new Set(tags.map((tag) => fold(tag)))
  const fresh = wanted.tags.filter((tag) => !here.has(fold(tag)))
  if (fresh.length > 0) changes['tags'] = { before: [...tags], after: [...tags, ...fresh] }
  for (const [name, value] of Object.entries(wanted.custom))
    differ(`custom.${name}`, (row.custom as Record<string, unknown>)[name], value)
  const said = newArticles({ messages }, wanted).length
  if (said > 0) changes['side'] = { before: messages.size, after: messages.size + said }
  return changes
}

/** Messages of the file that are not here yet. */
export const newArticles = (
  { messages }: Pick<Present, 'messages'>,
  { articles }: Pick<Wanted, 'articles'>,
) => articles.filter(({ article }) => !messages.has(article.external_id))
