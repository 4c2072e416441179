import { useEffect, type KeyboardEvent } from 'react'
import { useHeld, useLatest } from './latest.ts'

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
  const wanted = useHeld('')
  const latest = useLatest(take)
  useEffect(() => {
    // Whoever types on wants something else.
    if (wanted.get() !== typed) wanted.set('')
    if (wanted.get() === '' || !isKnown) return
    wanted.set('')
    latest.get()()
  }, [wanted, typed, isKnown, latest])
  return (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.metaKey || event.ctrlKey || event.nativeEvent.isComposing) return
    if (typed === '') return
    event.preventDefault()
    if (isKnown) return
    event.stopPropagation()
    wanted.set(typed)
  }
}
