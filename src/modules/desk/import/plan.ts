import type { Article } from './articles.ts'
import type { Kind, Present } from './ground.ts'
import type { Contact, Person } from './who.ts'

/** One message with its author looked up, and what the file leaves unsaid of it decided. */
export interface Message {
  readonly article: Article & { readonly internal: boolean; readonly by: 'us' | 'them' }
  readonly author: Person | undefined
}

/** A ticket as the file has it, with every name looked up. */
export interface Wanted {
  readonly kind: Kind
  readonly key: string | undefined
  readonly title: string
  readonly state: string
  /** The state that the file names; undefined: it says nothing of it. */
  readonly named_state: string | undefined
  readonly open: boolean
  /** The moment that it waits for. */
  readonly hold_until: string | undefined
  readonly priority: number | undefined
  readonly team_id: string | undefined
  readonly new_team: string | undefined
  readonly assignee_id: string | undefined
  readonly requester: Person | undefined
  /** Those who are known here of those who watched it there. */
  readonly watchers: readonly string[]
  readonly category_id: string | undefined
  /** As the file calls it. */
  readonly category: string | undefined
  readonly place_id: string | undefined
  readonly channel: 'portal' | 'desk' | 'mail' | 'phone' | 'api' | 'import'
  readonly asked: boolean
  readonly tags: readonly string[]
  readonly minutes: number
  readonly cause: string | undefined
  readonly resolution: string | undefined
  readonly custom: Record<string, unknown>
  readonly created_at: string | undefined
  readonly updated_at: string | undefined
  readonly closed_at: string | undefined
  readonly answered_at: string | undefined
  /** Whoever the messages say it was. */
  readonly answered_by: Person | undefined
  readonly word: 'us' | 'them'
  readonly description: string | undefined
  readonly articles: readonly Message[]
}

export interface TicketPlan {
  readonly names: readonly string[]
  readonly wanted: Wanted
  readonly contacts: readonly Contact[]
  readonly present: Present | undefined
}
