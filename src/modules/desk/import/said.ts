import { escaped } from '#facets/comments/html'
import type { Entry, SideRow, Value, Values } from '#facets/imports/public'
import type { TicketSession } from './ground.ts'
import { w } from './words.ts'
import { say } from '#lib/words'

type Session = Pick<TicketSession, 'system' | 'accounts' | 'language'>

const isEntry = (one: unknown): one is Entry => typeof one === 'object' && one !== null && 'text' in one
const entriesIn = (value: Value | undefined): readonly Entry[] =>
  Array.isArray(value) ? value.filter(isEntry) : []

/** Words as their program formats them, as HTML. */
export const richIn = ({ system, accounts }: Pick<Session, 'system' | 'accounts'>, words: string) =>
  system.rich?.(words, accounts) ?? words

/** What the row of a ticket tells of what was said about it: its comments, and its attachments by their names. */
export function saidIn(values: Values, session: Session): SideRow[] {
  const { accounts } = session
  const row = ({ at, by }: Omit<Entry, 'text'>, more: Values): SideRow => ({
    n: 0,
    values: {
      ...(at !== undefined && { created_at: at }),
      ...(by !== undefined && by !== '' && { author: accounts.get(by) ?? by }),
      ...more,
    },
  })
  // What nobody signed is of the program itself.
  const unsigned = session.system.program
  const comments = entriesIn(values['comments']).map(({ by = unsigned, ...one }) =>
    row({ ...one, ...(by !== undefined && { by }) }, { body: richIn(session, one.text) }),
  )
  const brought = Map.groupBy(entriesIn(values['attachments']), ({ at, by }) => `${at ?? ''} ${by ?? ''}`)
  const files = [...brought.values()].flatMap(([first, ...more]) =>
    first ? [row(first, { internal: true, body: filesHtml([first, ...more], session) })] : [],
  )
  return [...comments, ...files]
}

const named = /^(.*?);?(https?:\/\/\S+)?$/s

/** The names of files that stayed there, each with its address there. */
function filesHtml(files: readonly Entry[], { language }: Session): string {
  const items = files.map(({ text }) => {
    const [, name = '', url] = named.exec(text) ?? []
    const label = escaped((name || url?.split('/').at(-1)) ?? '')
    return url === undefined ? `<li>${label}</li>` : `<li><a href="${escaped(url)}">${label}</a></li>`
  })
  return `<p>${escaped(say(w.later('files-there'), language))}</p><ul>${items.join('')}</ul>`
}
