import { createLink } from '@tanstack/react-router'
import type { ComponentProps, ReactNode } from 'react'
import { parseSearch } from './url.ts'

interface AnchorProps extends ComponentProps<'a'> {
  /** Whether it leads to where one is; the router's own guess knows paths, not views. */
  current?: 'page' | undefined
}

const Anchor = ({ current, 'aria-current': _, children, ...rest }: AnchorProps) => (
  <a {...rest} aria-current={current}>
    {children}
  </a>
)
const RouterLink = createLink(Anchor)

export interface LinkProps extends Omit<ComponentProps<'a'>, 'href' | 'children'> {
  /** A path inside the house, with its query if there is one: `/desk?q=mine`. */
  to: string
  children?: ReactNode
}

/** A link inside the house: no page load, and fetched ahead when the pointer rests on it. */
export function Link({ to, 'aria-current': current, ...rest }: LinkProps) {
  const [path = '', query] = to.split('?')
  return (
    <RouterLink
      to={path}
      search={query ? parseSearch(query) : {}}
      current={current ? 'page' : undefined}
      {...(rest as object)}
    />
  )
}
