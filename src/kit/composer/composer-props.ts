import type { ReactNode, Ref } from 'react'
import type { DraftElsewhere } from './use-draft-elsewhere.ts'
import type { Mentionable } from '../editor/mention-suggestion.ts'

export type ComposerMode = 'reply' | 'note'

/** A file as the server took it. */
export interface Attached {
  id: string
  name: string
  type: string
  bytes: number
  url: string
}

export interface Message {
  mode: ComposerMode
  html: string
  files: readonly string[]
}

/** What a page can do to its composer: its Reply button opens it, a macro writes into it. */
export interface ComposerHandle {
  open: (mode: ComposerMode) => void
  insert: (html: string) => void
}

export interface ComposerProps {
  /** Under this name what is typed survives a reload; one record, one draft. */
  draft: string
  /** Where it is kept, too, for the writer's other devices. */
  elsewhere?: DraftElsewhere | undefined
  /** Null until its editor is there. */
  handle?: Ref<ComposerHandle | null>
  /** Whom a reply goes to, by the name people use: Lena. */
  to: string
  /** How many people get the reply; left out where that is not the writer's business. */
  recipients?: number | undefined
  /** The writer stands outside: there are no internal notes for them. */
  outside?: boolean
  /** Beside the tabs: also to Anke Roth. */
  also?: ReactNode
  /** What becomes of the record once it is sent: then keep in work. */
  then?: ReactNode
  /** Macros, articles: whatever writes into the text. */
  tools?: ReactNode
  /** Why one cannot reply, or note, now. */
  refused?: { reply?: ReactNode; note?: ReactNode }
  mentions?: (text: string) => Promise<readonly Mentionable[]>
  upload?: (file: File, onProgress: (share: number) => void, signal: AbortSignal) => Promise<Attached>
  onSend: (message: Message) => Promise<unknown>
  /** What the reader does, for those who look at the same record. */
  onDoing?: (doing: 'looking' | 'replying' | 'noting') => void
}
