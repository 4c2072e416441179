import { useEffect } from 'react'
import { ownName } from './memory.ts'
import { writeSearch, useSearchState } from './url.ts'

const noted = (list: string) => ownName(`left:${list}`)

interface Step {
  id: string
  to: string
}
const trails = new Map<string, readonly Step[]>()

/** Notes how a list stands, for as long as this tab lives: filter, order, row; and for as long as the page does its rows. */
export function useLeaving(rows: () => readonly Step[]) {
  const [search] = useSearchState()
  const query = writeSearch(search)
  useEffect(() => void trails.set(location.pathname, rows()))
  useEffect(() => {
    try {
      sessionStorage.setItem(noted(location.pathname), query)
    } catch {
      // Without storage one comes back to the list as it usually is.
    }
  }, [query])
}

/** The way back from a record to its list as it was left; from elsewhere, and for any other page, the address itself. */
export function asLeft(to: string, here: string): string {
  if (!here.startsWith(`${to}/`)) return to
  try {
    return to + (sessionStorage.getItem(noted(to)) ?? '')
  } catch {
    return to
  }
}

/** The records beside one in the list that it was opened from; nothing if it was reached another way. */
export function besideIn(list: string, here: string): { before?: Step; next?: Step } | undefined {
  const trail = trails.get(list) ?? []
  const at = trail.findIndex(({ to }) => to === here)
  if (at < 0) return undefined
  const [before, next] = [trail[at - 1], trail[at + 1]]
  return { ...(before && { before }), ...(next && { next }) }
}

/** Whoever goes back to the list stands on this record. */
export function standOn(list: string, { id }: Step) {
  try {
    const query = new URLSearchParams(sessionStorage.getItem(noted(list)) ?? '')
    query.set('row', id)
    sessionStorage.setItem(noted(list), `?${query}`)
  } catch {
    // Without storage one comes back to the list as it usually is.
  }
}
