import { useEffect, useState, type KeyboardEvent } from 'react'
import { useLatest } from '../latest.ts'

interface FirstHitOptions {
  /** What is typed and not yet picked; empty while nothing is looked for. */
  typed: string
  /** The answer on screen is the answer to what is typed. */
  isKnown: boolean
  /** Takes the first that fits, if anything does. */
  take: () => void
}

/**
 * Enter takes the first hit, also where it was pressed before the answer came: then it is taken once it is there.
 * Whatever is still being looked for never sends the form around it.
 */
export function useFirstHit({ typed, isKnown, take }: FirstHitOptions) {
  const [wanted, setWanted] = useState<string>()
  const latest = useLatest(take)
  // Whoever types on wants something else.
  if (wanted !== undefined && wanted !== typed) setWanted(undefined)
  useEffect(() => {
    if (wanted === undefined || wanted !== typed || !isKnown) return
    setWanted(undefined)
    latest.get()()
  }, [wanted, typed, isKnown, latest])
  return (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.metaKey || event.ctrlKey || event.nativeEvent.isComposing) return
    if (typed === '') return
    event.preventDefault()
    if (isKnown) return
    event.stopPropagation()
    setWanted(typed)
  }
}
