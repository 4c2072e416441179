import { Drawer } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { ActionBar, type Action } from '../action-bar.tsx'
import { Avatar } from '../avatar.tsx'
import { Button } from '../button.tsx'
import { Icon, type IconName } from '../icon.tsx'
import { useHasRoom } from '../media.ts'
import { useTitle, type Crumb } from '../page.tsx'
import { useVisit } from '../visited.ts'
import { w } from '../words.ts'
import classes from './record-page.module.css'
import { useTrailKeys } from './use-trail-keys.ts'

interface RecordPageProps {
  id: string
  /** What people say: HM-2836. */
  recordKey: string
  title: string
  /** The title as a field that can be edited where it stands; else the plain title. */
  heading?: ReactNode
  icon?: IconName
  to: string
  crumbs?: readonly Crumb[]
  /** State, weight, who has it: one line beside the key. */
  facts?: ReactNode
  actions?: readonly Action[]
  /** Who else is here, and what they do. */
  present?: readonly { id: string; name: string; doing: string }[]
  /** At the far end of the first line: watch, more. */
  end?: ReactNode
  /** Under the head, over the content: what must not be missed. */
  notice?: ReactNode
  /** Tabs of a record with several pages. */
  tabs?: ReactNode
  /** The side panel, made of `Section`s; a drawer where there is no room. */
  side?: ReactNode
  /** At the foot, always in sight: the composer. */
  foot?: ReactNode
  children: ReactNode
}

/** A record: what it is, what can be done now, its story, and beside it what is known of it. */
export function RecordPage(props: RecordPageProps) {
  const { id, recordKey, title, icon, to, crumbs = [], side, children, notice, tabs, foot } = props
  const hasRoom = useHasRoom(1280)
  const [open, drawer] = useDisclosure(false)
  useTitle(recordKey, crumbs)
  useTrailKeys(to, crumbs)
  useVisit({ id, title: `${recordKey} ${title}`, to, ...(icon ? { icon } : {}) })
  return (
    <div className={classes.page}>
      <section className={classes.left} aria-labelledby={`title-${id}`}>
        <Head {...props} onSide={side && !hasRoom ? drawer.open : undefined} />
        {tabs}
        {notice && <div className={classes.notice}>{notice}</div>}
        <div className={classes.main} data-print-whole>
          {children}
        </div>
        {foot && (
          <div className={classes.foot} data-no-print>
            {foot}
          </div>
        )}
      </section>
      {side && hasRoom && (
        <aside className={classes.side} aria-label={w('details')}>
          {side}
        </aside>
      )}
      {side && !hasRoom && (
        <Drawer
          opened={open}
          onClose={drawer.close}
          position="right"
          size={344}
          padding={0}
          title={w('details')}
        >
          {side}
        </Drawer>
      )}
    </div>
  )
}

function Head(props: RecordPageProps & { onSide: (() => void) | undefined }) {
  const { id, recordKey, icon, title, heading, facts, present = [], end, actions = [], onSide } = props
  return (
    <header className={classes.head}>
      <div className={classes.first}>
        <div className={classes.facts}>
          {icon && (
            <span className="t3">
              <Icon name={icon} />
            </span>
          )}
          <span className="t3 b nw">{recordKey}</span>
          {facts}
        </div>
        <span className={classes.end} data-no-print>
          {present.slice(0, 3).map((person) => (
            <span key={person.id} className={classes.present}>
              <Avatar name={person.name} />
              {w('present', { name: person.name, doing: person.doing })}
            </span>
          ))}
          {onSide && (
            <Button size="s" icon="sidebar" onClick={onSide}>
              {w('details')}
            </Button>
          )}
          {end}
        </span>
      </div>
      <h1 className="title" id={`title-${id}`}>
        {heading ?? title}
      </h1>
      {actions.length > 0 && (
        <div className={classes.actions}>
          <ActionBar label={w('actions')} actions={actions} />
        </div>
      )}
    </header>
  )
}
