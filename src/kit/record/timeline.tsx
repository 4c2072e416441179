import { useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react'
import { Avatar } from '../avatar.tsx'
import { Button } from '../button.tsx'
import { Icon, type IconName } from '../icon.tsx'
import { When } from '../when.tsx'
import { w } from '../words.ts'
import { RichView } from '../editor/rich-view.tsx'
import { Files, type FileShown } from './files.tsx'
import classes from './timeline.module.css'

export interface Message {
  kind: 'message'
  id: string
  way: 'incoming' | 'outgoing' | 'internal'
  who: string
  at: string
  /** After the name: wrote by mail; to Lena Vogt, copy to Anke Roth. */
  how?: ReactNode
  /** When it was read, or why it was not delivered. */
  fate?: ReactNode
  /** Cleaned by the server. */
  html: string
  files?: readonly FileShown[]
  /** Shown when the entry is pointed at: quote, turn into a ticket. */
  actions?: ReactNode
}

export interface Happening {
  kind: 'event'
  id: string
  at: string
  icon: IconName
  text: ReactNode
  /** Shown when the entry is pointed at. */
  actions?: ReactNode
}

export type TimelineEntry = Message | Happening

interface TimelineProps {
  entries: readonly TimelineEntry[]
  /** Who does not see internal notes, by the name people use: Lena. */
  outsider?: string | undefined
  /** Asks for what happened before the first entry. */
  older?: { load: () => void; isLoading: boolean } | undefined
  /** It is part of a longer page, which stays where the reader is. */
  still?: boolean
}

/** What was said and what happened, oldest first: people in boxes, machines in one grey line. */
export function Timeline({ entries, outsider, older, still = false }: TimelineProps) {
  const end = useEndInView(still ? undefined : entries.at(-1)?.id)
  return (
    <>
      {older && (
        <div className={classes.older} data-no-print>
          <Button size="s" kind="quiet" icon="up" busy={older.isLoading} onClick={older.load}>
            {w('older')}
          </Button>
        </div>
      )}
      <ol ref={end} className={classes.timeline} aria-label={w('timeline')}>
        {entries.map((entry) => (
          <li key={entry.id} id={`entry-${entry.id}`} data-keep>
            {entry.kind === 'event' ? <Event {...entry} /> : <Said {...entry} outsider={outsider} />}
          </li>
        ))}
      </ol>
    </>
  )
}

/** How near the end one must be for a new entry to be shown at once. */
const nearPx = 160

/** Opens at the newest entry, and stays with it while the reader is there; older ones are a scroll away. */
function useEndInView(last: string | undefined): RefObject<HTMLOListElement | null> {
  const list = useRef<HTMLOListElement>(null)
  const seen = useRef<string | undefined>(undefined)
  useLayoutEffect(() => {
    if (last === undefined) return
    const isFirst = seen.current === undefined
    seen.current = last
    const entry = list.current?.lastElementChild
    const box = list.current?.parentElement
    if (!entry || !box) return
    const away = entry.getBoundingClientRect().top - box.getBoundingClientRect().bottom
    if (isFirst || away < nearPx) entry.scrollIntoView({ block: 'end', behavior: 'instant' })
  }, [last])
  return list
}

function Event({ icon, text, at, actions }: Happening) {
  return (
    <div className={`${classes.entry} ${classes.event}`}>
      <Icon name={icon} size="s" />
      <span>
        {text}{' '}
        <span className="t3 nw">
          <When at={at} />
        </span>
        {actions && (
          <span className={classes.actions} data-no-print>
            {actions}
          </span>
        )}
      </span>
    </div>
  )
}

function Said({
  way,
  who,
  at,
  how,
  fate,
  html,
  files = [],
  actions,
  outsider,
}: Message & { outsider: string | undefined }) {
  const isInternal = way === 'internal'
  return (
    <div className={classes.entry}>
      <Avatar name={who} size="m" />
      <article className={classes.message} data-way={way}>
        <header>
          {isInternal && (
            <span className={classes.tag}>
              <Icon name="lock" size="s" />
              {w('internal_note')}
            </span>
          )}
          {isInternal && <span>{outsider ? w('internal_who', { name: outsider }) : w('internal_desk')}</span>}
          {way === 'outgoing' && <Icon name="send" size="s" />}
          {!isInternal && (
            <span>
              <b>{who}</b> {how}
            </span>
          )}
          <span className={classes.when}>
            {isInternal && <b>{who} </b>}
            <When at={at} />
            {fate && <>, {fate}</>}
          </span>
          {actions}
        </header>
        <div className={classes.body}>
          <RichView html={html} />
          {files.length > 0 && <Files files={files} />}
        </div>
      </article>
    </div>
  )
}
