import type { Reader } from '#lib/time/relative'
import type { Sentence } from '#lib/words'
import type { Read } from '#kernel/context'
import type { Choice } from './contract.ts'

/** What a notice is told with: who did it, and what its room keeps of it. */
export interface Said {
  readonly by: string
  readonly values: Readonly<Record<string, string>>
  readonly reader: Reader
}

/** What a room looks at to know whether something is still so. */
export interface Raised {
  readonly person_id: string
  readonly entity_id: string | null
  readonly part: string | null
  readonly values: Readonly<Record<string, string>>
}

/** One reason for which people are told something. */
export interface NoticeKind {
  readonly name: string
  /** As the page of one's choices calls it. */
  readonly title: Sentence
  /** Small first: of several reasons for one fact the strongest is said. */
  readonly rank: number
  /** What holds for whoever has chosen nothing. */
  readonly usual: Choice
  /** Whoever raises it mails it by itself: there is nothing to choose. */
  readonly mailsItself?: boolean
  /** Breaks into quiet hours, where its reader lets it. */
  readonly urgent?: boolean
  /** Nobody chooses it. */
  readonly hidden?: boolean
  /** Only those who hold this permission choose it: to others it hardly happens. */
  readonly can?: string
  /** One line, in the reader's language: “Ana replied”. */
  readonly say: (said: Said) => Sentence
  /** Looked at before something is mailed or pushed late: what is over by then is told no more. */
  readonly still?: (ctx: Read, raised: Raised) => Promise<boolean>
  /** The words that it tells of, for a mail that is about them alone, and the header by which such mails are found again. */
  readonly words?: {
    readonly header: string
    readonly of: (ctx: Read, part: string) => Promise<string | undefined>
  }
}

const kinds = new Map<string, NoticeKind>()
/** A room says for which reason it tells people something. */
export const tellsPeople = (kind: NoticeKind) => void kinds.set(kind.name, kind)

/** What people may choose, the strongest first. */
export const noticeKinds = (): readonly NoticeKind[] =>
  [...kinds.values()].filter(({ hidden }) => hidden !== true).sort((a, b) => a.rank - b.rank)
export function noticeKind(name: string): NoticeKind {
  const kind = kinds.get(name)
  if (!kind) throw new Error(`no room tells of ${name}`)
  return kind
}
/** One that a room told of once and tells no more is undefined. */
export const knownKind = (name: string) => kinds.get(name)
