import type { ReactNode } from 'react'
import { Button, IconButton } from '../button.tsx'
import { Link } from '../link.tsx'
import { w } from '../words.ts'
import classes from './view-tabs.module.css'

export interface ViewTab {
  id: string
  name: string
  /** Where it is: the list's address with the view named in it. */
  to: string
  count?: { n: number; capped?: boolean } | undefined
}

interface ViewTabsProps {
  label: string
  views: readonly ViewTab[]
  current: string | undefined
  /** What is on screen differs from the view as it was saved. */
  changed?: boolean
  onSave?: () => void
  /** Whom it can be shared with, said on the button: Share with desk. */
  share?: { label: string; run: () => void } | undefined
  onReset?: () => void
  onNew?: () => void
  end?: ReactNode
}

/** Saved views as tabs; a changed one can be kept for oneself or shared. */
export function ViewTabs(props: ViewTabsProps) {
  const { label, views, current, changed, onSave, share, onReset, onNew, end } = props
  return (
    <div className={classes.bar} data-no-print>
      <nav aria-label={label} className={classes.tabs}>
        {views.map(({ id, name, to, count }) => (
          <Link key={id} to={to} className={classes.tab} aria-current={id === current ? 'page' : undefined}>
            {name}
            {count && (
              <span className={classes.count}>{count.capped ? w('more_than', { n: count.n }) : count.n}</span>
            )}
          </Link>
        ))}
        {onNew && <IconButton icon="plus" label={w('view_new')} onClick={onNew} />}
      </nav>
      {changed && (
        <span className={classes.changed}>
          <span className="t3">{w('view_changed')}</span>
          {onSave && (
            <Button kind="quiet" size="s" onClick={onSave}>
              {w('view_save')}
            </Button>
          )}
          {share && (
            <Button kind="quiet" size="s" onClick={share.run}>
              {share.label}
            </Button>
          )}
          {onReset && <IconButton icon="undo" label={w('view_reset')} onClick={onReset} />}
        </span>
      )}
      {end}
    </div>
  )
}
