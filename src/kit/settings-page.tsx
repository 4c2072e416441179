import { useEffect, useRef, type ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { Link } from './link.tsx'
import { useTitle, type Crumb } from './page.tsx'
import classes from './settings-page.module.css'

export interface SettingsSection {
  name: string
  title: string
  to: string
  icon?: IconName
  /** A head over this section and those after it. */
  group?: string
}

interface SettingsPageProps {
  /** What the whole is called: Administration, Profile. */
  title: string
  sections: readonly SettingsSection[]
  current: string
  /** Where one thing of the section is shown: its name. */
  heading?: string | undefined
  crumbs?: readonly Crumb[]
  /** What this section decides, in a sentence. */
  text?: ReactNode
  actions?: ReactNode
  /** Over the sections, where there are many: a search. */
  top?: ReactNode
  children: ReactNode
}

const intoView = (entry: HTMLElement | null) => entry?.scrollIntoView({ block: 'nearest', inline: 'center' })

/** Whoever picks a section goes on in it, and not behind the hundred that follow in the list; it may be a page of its own. */
let wanted = ''

/** Settings: the sections to the left, one of them to the right. */
export function SettingsPage({
  title,
  sections,
  current,
  heading,
  crumbs = [],
  text,
  actions,
  top,
  children,
}: SettingsPageProps) {
  const here = sections.find(({ name }) => name === current)
  useTitle(heading ?? here?.title ?? title, [
    ...crumbs,
    { title },
    ...(heading !== undefined && here ? [{ title: here.title, to: here.to }] : []),
  ])
  const name = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (wanted === current) name.current?.focus({ preventScroll: true })
    wanted = ''
  }, [current])
  return (
    <div className={classes.page}>
      <nav className={classes.list} aria-label={title} data-no-print>
        {top}
        {sections.map((section) => (
          <div key={section.name}>
            {section.group && <div className={classes.group}>{section.group}</div>}
            <Link
              to={section.to}
              onClick={() => {
                wanted = section.name
              }}
              className={classes.entry}
              aria-current={section === here ? 'page' : undefined}
              ref={section === here ? intoView : undefined}
            >
              {section.icon && <Icon name={section.icon} />}
              {section.title}
            </Link>
          </div>
        ))}
      </nav>
      <div className={classes.content} data-print-whole>
        <header className={classes.head}>
          <div className="grow">
            <h1 ref={name} className="title" tabIndex={-1}>
              {heading ?? here?.title ?? title}
            </h1>
            {text && <p className="t2">{text}</p>}
          </div>
          {actions}
        </header>
        {children}
      </div>
    </div>
  )
}
