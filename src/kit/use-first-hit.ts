import { useEffect, type KeyboardEvent } from 'react'
import { useLatest } from './latest.ts'

interface FirstHitOptions {
  /** What is typed and not yet picked; empty while nothing is looked for. */
  typed: string
  /** For what Enter was pressed before its answer came; empty while nothing is. */
  wished: string
  onWish: (text: string) => void
  /** The answer on screen is the answer to what is wished, else to what is typed. */
  isKnown: boolean
  /** Takes the first that fits, if anything does. */
  take: () => void
}

/**
 * Enter takes the first hit, also where it was pressed before the answer came: then it is taken once it is there,
 * even if the field was left meanwhile. Whatever is still being looked for never sends the form around it.
 */
export function useFirstHit({ typed, wished, onWish, isKnown, take }: FirstHitOptions) {
  const latest = useLatest({ take, onWish })
  useEffect(() => {
    if (wished === '' || !isKnown) return
    latest.get().onWish('')
    latest.get().take()
  }, [wished, isKnown, latest])
  return (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.metaKey || event.ctrlKey || event.nativeEvent.isComposing) return
    if (typed === '') return
    event.preventDefault()
    if (isKnown) return
    event.stopPropagation()
    onWish(typed)
  }
}
