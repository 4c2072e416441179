import { useEffect } from 'react'
import { writeSearch, useSearchState } from './url.ts'

const prefix = 'wheelhouse:left:'

/** Notes how a list stands, for as long as this tab lives: filter, order, row. */
export function useLeaving() {
  const [search] = useSearchState()
  const query = writeSearch(search)
  useEffect(() => {
    try {
      sessionStorage.setItem(prefix + location.pathname, query)
    } catch {
      // Without storage one comes back to the list as it usually is.
    }
  }, [query])
}

/** The way back from a record to its list as it was left; from elsewhere, and for any other page, the address itself. */
export function asLeft(to: string, here: string): string {
  if (!here.startsWith(`${to}/`)) return to
  try {
    return to + (sessionStorage.getItem(prefix + to) ?? '')
  } catch {
    return to
  }
}
