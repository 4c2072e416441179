import { createContext, use, useEffect, useSyncExternalStore, type ReactNode } from 'react'
import classes from './page.module.css'

export interface Crumb {
  title: string
  to?: string
}
interface PageName {
  title: string
  crumbs: readonly Crumb[]
}
export interface PageNames {
  read: () => PageName | undefined
  write: (name: PageName | undefined) => void
  subscribe: (listener: () => void) => () => void
}

/** Holds what the page on screen is called, for the top bar, the tab and the announcer. */
export function pageNames(): PageNames {
  const listeners = new Set<() => void>()
  let name: PageName | undefined
  return {
    read: () => name,
    write: (next) => {
      name = next
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export const PageNamesContext = createContext<PageNames | null>(null)
const never = () => () => undefined

export function usePageName(): PageName | undefined {
  const names = use(PageNamesContext)
  return useSyncExternalStore(names?.subscribe ?? never, names?.read ?? (() => undefined))
}

const product = 'Wheelhouse'

/** Names the page: in the tab, in the crumbs, and to screen readers when one comes here. */
export function useTitle(title: string, crumbs: readonly Crumb[] = []) {
  const names = use(PageNamesContext)
  const trail = JSON.stringify(crumbs)
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : product
    names?.write({ title, crumbs: JSON.parse(trail) as Crumb[] })
  }, [names, title, trail])
}

interface PageProps {
  title: string
  /** The heading where it differs from the title: the finding as a sentence. */
  heading?: ReactNode
  crumbs?: readonly Crumb[]
  /** Beside the heading: a date, a state. */
  sub?: ReactNode
  actions?: ReactNode
  /** `fill` lets the content scroll by itself (lists); `text` is a column to read; `form` has its foot below. */
  layout?: 'page' | 'fill' | 'text' | 'form'
  children: ReactNode
}

/** A plain page: one heading, what can be done, and the content. */
export function Page({ title, heading, crumbs, sub, actions, layout = 'page', children }: PageProps) {
  useTitle(title, crumbs)
  if (layout === 'fill')
    return (
      <div className={classes.fill}>
        <h1 className="sr">{heading ?? title}</h1>
        {children}
      </div>
    )
  return (
    <div className={classes.page} data-layout={layout} data-print-whole>
      <header className={classes.head}>
        <h1 className="title">{heading ?? title}</h1>
        {sub && <span className="t2">{sub}</span>}
        {actions && <span className={classes.actions}>{actions}</span>}
      </header>
      {children}
    </div>
  )
}
