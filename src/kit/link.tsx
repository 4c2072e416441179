import { Link as RouterLink } from '@tanstack/react-router'
import type { ComponentProps, ReactNode } from 'react'

export interface LinkProps extends Omit<ComponentProps<'a'>, 'href' | 'children'> {
  /** A path inside the house, with its query if there is one: `/desk?q=mine`. */
  to: string
  children?: ReactNode
}

/** A link inside the house: no page load, and fetched ahead when the pointer rests on it. */
export function Link({ to, children, ...rest }: LinkProps) {
  const [path = '', query] = to.split('?')
  return (
    <RouterLink
      to={path}
      search={query ? Object.fromEntries(new URLSearchParams(query)) : {}}
      {...(rest as object)}
    >
      {children}
    </RouterLink>
  )
}
