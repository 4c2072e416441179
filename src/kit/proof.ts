import { useEffect, useSyncExternalStore } from 'react'

type Waiting = (proven: boolean) => void

let waiting: readonly Waiting[] = []
const listeners = new Set<() => void>()

function change(next: readonly Waiting[]) {
  waiting = next
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Asks the reader to show that it is them, once for all that wait; false if they would rather not, or nothing can ask. */
export const askForProof = (): Promise<boolean> =>
  listeners.size === 0 ? Promise.resolve(false) : new Promise((resolve) => change([...waiting, resolve]))

/** Lets go on, or not, whatever waits for it. */
export function answerProof(proven: boolean) {
  const answered = waiting
  change([])
  for (const resolve of answered) resolve(proven)
}

/**
 * Whether something waits for a proof. Escape then answers no, and closes nothing else: the dialog that asks stands over
 * others, which would close with it.
 */
export function useProofAsked(): boolean {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || waiting.length === 0) return
      event.stopImmediatePropagation()
      answerProof(false)
    }
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [])
  return useSyncExternalStore(subscribe, () => waiting.length > 0)
}
