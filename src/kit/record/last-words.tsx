import { RichView } from '../editor/rich-view.tsx'
import { Icon } from '../icon.tsx'
import { When } from '../when.tsx'
import { w } from '../words.ts'
import classes from './last-words.module.css'

export interface LastWord {
  id: string
  who: string
  at: string
  internal: boolean
  /** Cleaned by the server. */
  html: string
}

/** What was said last, in few lines: internal notes on the paper that they have in the whole story. */
export const LastWords = ({ words }: { words: readonly LastWord[] }) =>
  words.map(({ id, who, at, internal, html }) => (
    <article key={id} className={classes.word} data-internal={internal || undefined}>
      <header>
        {internal && <Icon name="lock" size="s" />}
        {internal && <span>{w('internal_note')},</span>}
        <b>{who}</b>
        <When at={at} />
      </header>
      <RichView html={html} />
    </article>
  ))
