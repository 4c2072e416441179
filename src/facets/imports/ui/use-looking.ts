import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { refresh } from '#kit/api'
import { useLatest } from '#kit/latest'

const lookEveryMs = 1000

/** Progress is no event: while something is being worked on, a page that shows it asks again by itself. */
export function useLooking(isBusy: boolean, again: () => void) {
  const client = useQueryClient()
  const latest = useLatest(again)
  useEffect(() => {
    if (!isBusy) return
    const timer = setInterval(() => latest.get()(), lookEveryMs)
    return () => {
      clearInterval(timer)
      // What was answered while it worked (its rows, its counts) is older than its end.
      refresh(client, ['imports'])
    }
  }, [client, isBusy, latest])
}
