import type { ImportRow, Values } from '#facets/imports/public'
import type { TicketSession } from './ground.ts'

/** Names of people by the accounts that a program numbers them by, as far as its file tells both. */
export type Accounts = ReadonlyMap<string, string>

/** Field that holds an account → field that names whose it is. */
const named = [
  ['requester_id', 'requester'],
  ['assignee_id', 'assignee'],
  ['watcher_ids', 'watchers'],
] as const
export const accountFields: readonly string[] = named.map(([account]) => account)

const listed = (value: Values[string] | undefined): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value]

/** Learns from a row who is who: comments further up and down name their authors by account alone. */
export function learnAccounts({ accounts }: TicketSession, { values }: Pick<ImportRow, 'n' | 'values'>) {
  for (const [account, name] of named) {
    const names = listed(values[name])
    const ids = listed(values[account])
    // Where one of several is missing, it is not known which.
    if (ids.length !== names.length) continue
    for (const [at, id] of ids.entries()) {
      const who = names[at]
      if (typeof id === 'string' && typeof who === 'string') accounts.set(id, who)
    }
  }
}
