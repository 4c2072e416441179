import type { NewComment } from '#facets/comments/add'
import { htmlOf } from '#facets/comments/html'
import type { WorkRow } from '#facets/work/load'
import { system } from '#kernel/actor'
import { fold } from '#lib/text/fold'
import type { NewTicket } from '../commands/open.ts'
import { richText } from './articles.ts'
import type { Wanted } from './plan.ts'
import type { Person } from './who.ts'

/** Ids of what a batch sets up before its tickets: contacts by key, teams by folded name. */
export interface SetUp {
  readonly contacts: ReadonlyMap<string, string>
  readonly teams: ReadonlyMap<string, string>
}

export const teamOf = ({ team_id, new_team }: Wanted, { teams }: SetUp) =>
  team_id ?? (new_team === undefined ? undefined : teams.get(fold(new_team)))

export const personId = (person: Person | undefined, { contacts }: SetUp): string | undefined => {
  if (person?.is === 'known') return person.id
  return person?.is === 'contact' ? contacts.get(person.key) : undefined
}

/** Who said something: somebody here, or nobody of ours under their own name. */
function authorOf(person: Person | undefined, ready: SetUp): Pick<NewComment, 'author_id' | 'author_name'> {
  const id = personId(person, ready)
  if (id !== undefined) return { author_id: id }
  return { author_id: system.id, ...(person?.is === 'named' && { author_name: person.name.slice(0, 200) }) }
}

/** A ticket as the desk opens it. */
export function draftOf(wanted: Wanted, ready: SetUp): NewTicket {
  const opener = openerOf(wanted)
  const updated = latest(wanted.created_at, wanted.closed_at, wanted.updated_at)
  return {
    kind: wanted.kind,
    key: wanted.key,
    title: wanted.title,
    state: wanted.state,
    hold_until: wanted.hold_until,
    priority: wanted.priority,
    // Without a team of its own it stays without one: its category's team is for what is opened here.
    team_id: teamOf(wanted, ready) ?? null,
    assignee_id: wanted.assignee_id,
    requester_id: personId(wanted.requester, ready),
    category_id: wanted.category_id,
    place_id: wanted.place_id,
    channel: wanted.channel,
    asked: wanted.asked,
    tags: wanted.tags,
    cause: wanted.cause,
    resolution: wanted.resolution,
    custom: wanted.custom,
    created_at: wanted.created_at,
    created_by: personId(opener, ready) ?? null,
    asked_by: wanted.requester?.is === 'named' ? wanted.requester.name.slice(0, 200) : undefined,
    opener: opener?.is === 'named' ? opener.name : undefined,
    updated_at: updated,
    solved_at: wanted.open ? null : (wanted.closed_at ?? updated),
    word: wanted.word,
    description: descriptionOf(wanted, ready),
  }
}

/** The message that opened it: the first one, unless the words came as a column of their own or it was internal. */
function openingOf({ description, articles: [first] }: Wanted) {
  return description === undefined && first && !first.article.internal ? first : undefined
}

/** Whoever wrote the first message opened it; where the words came as a column of their own, whoever asks. */
const openerOf = (wanted: Wanted) => openingOf(wanted)?.author ?? wanted.requester

const latest = (...times: readonly (string | undefined)[]) =>
  times
    .flatMap((time) => time ?? [])
    .toSorted()
    .at(-1)

/** The first words: as the file gives them, else its first message; whoever is left as a name is named by them. */
function descriptionOf(wanted: Wanted, ready: SetUp): NewTicket['description'] {
  const first = openingOf(wanted)
  if (!first) {
    const named = wanted.requester?.is === 'named'
    const html =
      wanted.description === undefined ? (named ? htmlOf(wanted.title) : '') : richText(wanted.description)
    if (html === '') return undefined
    return { html, ...authorOf(wanted.requester, ready), channel: 'import', created_at: wanted.created_at }
  }
  const { article, author } = first
  return {
    html: article.html,
    ...authorOf(author, ready),
    channel: article.channel,
    created_at: article.created_at ?? wanted.created_at,
    external_id: article.external_id,
    recipients: article.recipients,
  }
}

/** What was said besides the first words. */
export const messagesOf = (wanted: Wanted, row: WorkRow, ready: SetUp): NewComment[] => {
  const opening = openingOf(wanted)
  return wanted.articles.filter((one) => one !== opening).map((one) => messageOf(one, row, ready))
}

export function messageOf(
  { article, author }: Wanted['articles'][number],
  on: WorkRow,
  ready: SetUp,
): NewComment {
  const by = authorOf(author, ready)
  const { internal, html, channel, created_at, external_id, recipients } = article
  return {
    on,
    kind: internal ? 'note' : 'reply',
    html,
    ...by,
    outside: article.by === 'them' || (by.author_id !== undefined && by.author_id === on.requester_id),
    channel,
    created_at: created_at ?? on.updated_at,
    external_id,
    recipients,
  }
}
