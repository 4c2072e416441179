import { useEffect } from 'react'
import type { IconName } from './icon.tsx'
import { recall, remember } from './memory.ts'

/** A place that was found or visited: what the palette offers. */
export interface Found {
  id: string
  title: string
  /** What kind it is and where it belongs, in a few words. */
  sub?: string | undefined
  icon?: IconName | undefined
  to: string
}

const name = 'visited'
const most = 12

export const visited = (): Found[] => (recall(name) as Found[] | undefined) ?? []

/** Remembers that a record was opened, so that the palette offers it first. */
export function useVisit(found: Found | undefined) {
  const note = found && JSON.stringify(found)
  useEffect(() => {
    if (!note) return
    const place = JSON.parse(note) as Found
    remember(name, [place, ...visited().filter(({ id }) => id !== place.id)].slice(0, most))
  }, [note])
}
