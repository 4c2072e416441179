import type { ReactNode } from 'react'
import classes from './panel.module.css'

interface PanelProps {
  /** The finding as a sentence, not the topic. */
  title?: ReactNode
  sub?: ReactNode
  /** What stands at the head's far end: a link to the rows, or when it was computed. */
  end?: ReactNode
  children?: ReactNode
  className?: string
}

/** A surface with a hairline round it. */
export function Panel({ title, sub, end, children, className }: PanelProps) {
  return (
    <section className={`${classes.panel} ${className ?? ''}`} data-keep>
      {title && (
        <header className={classes.head}>
          <h2>{title}</h2>
          {end && <span className={classes.end}>{end}</span>}
        </header>
      )}
      {sub && <p className={classes.sub}>{sub}</p>}
      {children}
    </section>
  )
}

/** Rows with hairlines between them, inside a panel. */
export const PanelList = ({ children }: { children: ReactNode }) => (
  <ul className={classes.list}>{children}</ul>
)

interface PanelRowProps {
  children: ReactNode
  roomy?: boolean
  /** What one came to see. */
  isMarked?: boolean | undefined
}

export const PanelRow = ({ children, roomy, isMarked }: PanelRowProps) => (
  <li className={classes.item} data-roomy={roomy || undefined} data-marked={isMarked || undefined}>
    {children}
  </li>
)

interface PanelEntryProps {
  icon: ReactNode
  tone?: 'warn' | undefined
  title: ReactNode
  /** Beside the title: how it stands. */
  state?: ReactNode
  /** A quiet line below. */
  sub: ReactNode
  /** What can be done with it; below all else where there is no room beside it. */
  actions?: ReactNode
  children?: ReactNode
  /** What one came to see. */
  isMarked?: boolean | undefined
}

/** One thing in a list, with what it is called, how it stands and what can be done with it. */
export const PanelEntry = ({
  icon,
  tone,
  title,
  state,
  sub,
  actions,
  children,
  isMarked,
}: PanelEntryProps) => (
  <PanelRow roomy isMarked={isMarked}>
    <span className={tone ?? 't3'}>{icon}</span>
    <div className="row wrap grow">
      <div className={classes.told}>
        <div className="row wrap">
          <span className="b">{title}</span>
          {state}
        </div>
        <div className="f12 t2">{sub}</div>
        {children}
      </div>
      {actions && <div className="row wrap">{actions}</div>}
    </div>
  </PanelRow>
)

interface PanelBranchProps {
  /** How deep it lies in its tree, 0 at the top. */
  depth: number
  icon: ReactNode
  title: ReactNode
  /** Quiet words about it: at the end of the line, or below where there is little room. */
  words?: ReactNode
  /** What can be done with it. */
  tools?: ReactNode
}

/** One row of a tree that is shown whole. */
export const PanelBranch = ({ depth, icon, title, words, tools }: PanelBranchProps) => (
  <PanelRow>
    <span className={classes.twig} style={{ marginLeft: depth * 22 }}>
      {icon}
    </span>
    <div className={classes.branch}>
      <div className={classes.branchTold}>
        <span className="grow">{title}</span>
        {words && <span className={classes.branchWords}>{words}</span>}
      </div>
      {tools}
    </div>
  </PanelRow>
)

/** What fills a panel that is neither list nor table. */
export const PanelBody = ({ children }: { children: ReactNode }) => (
  <div className={classes.body}>{children}</div>
)

/** One part of a side panel: a small label, something at its end, and what it says. */
export function Section({
  title,
  end,
  sunken,
  children,
}: PanelProps & { title: ReactNode; sunken?: boolean }) {
  return (
    <section className={classes.section} data-sunken={sunken || undefined}>
      <div className={classes.label}>
        <h2>{title}</h2>
        {end && <span>{end}</span>}
      </div>
      {children}
    </section>
  )
}

/** One line in a section: glyph, words, and a quiet end. */
export function Line({ icon, end, children }: { icon?: ReactNode; end?: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.line}>
      {icon && <span className="t3">{icon}</span>}
      <span className="grow">{children}</span>
      {end && <span className={`f12 t3 nw ${classes.tail}`}>{end}</span>}
    </div>
  )
}
