import { useEffect, useState } from 'react'
import { useLatest } from '../latest.ts'
import { dropDraft, keepDraft } from './drafts.ts'

const pauseMs = 400

interface KeptDraft {
  /** When it was kept last. */
  keptAt: number | undefined
  /** It was sent or thrown away. */
  drop: () => void
}

/**
 * Keeps what is typed shortly after each change, and at once when the page or the form goes away.
 * Without values there is nothing worth keeping.
 */
export function useKeptDraft(
  key: string | undefined,
  values: Record<string, unknown> | undefined,
  since: number | undefined,
): KeptDraft {
  const [keptAt, setKeptAt] = useState(since)
  const latest = useLatest(values)
  const text = values && JSON.stringify(values)
  useEffect(() => {
    if (!key || !text) return undefined
    const keep = () => setKeptAt(keepDraft(key, JSON.parse(text) as Record<string, unknown>)?.at)
    const timer = setTimeout(keep, pauseMs)
    return () => clearTimeout(timer)
  }, [key, text])
  useEffect(() => {
    if (!key) return undefined
    const keepNow = () => {
      const typed = latest.get()
      if (typed) keepDraft(key, typed)
    }
    window.addEventListener('pagehide', keepNow)
    return () => {
      window.removeEventListener('pagehide', keepNow)
      keepNow()
    }
  }, [key, latest])
  return {
    keptAt: values ? keptAt : undefined,
    drop: () => {
      latest.set(undefined)
      if (key) dropDraft(key)
      setKeptAt(undefined)
    },
  }
}
