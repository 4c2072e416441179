import { useEffect } from 'react'
import { useLatest } from '#kit/latest'

const lookEveryMs = 1000

/** Progress is no event: while something is being worked on, a page that shows it asks again by itself. */
export function useLooking(isBusy: boolean, again: () => void) {
  const latest = useLatest(again)
  useEffect(() => {
    if (!isBusy) return
    const timer = setInterval(() => latest.get()(), lookEveryMs)
    return () => clearInterval(timer)
  }, [isBusy, latest])
}
