import { createSpotlight } from '@mantine/spotlight'
import { useEffect, type KeyboardEvent } from 'react'
import { useHeld } from './latest.ts'

export const [store, spotlight] = createSpotlight()

interface MarkedOptions {
  typed: string
  /** The house is still being asked for what is typed. */
  isLooking: boolean
  /** Nothing fits so far. */
  isEmpty: boolean
}

/** Something is marked whenever something fits, and Enter before anything does takes the first that comes. */
export function useMarked({ typed, isLooking, isEmpty }: MarkedOptions) {
  const wanted = useHeld('')
  useEffect(() => {
    const marked = mark()
    // Whoever types on wants something else.
    if (wanted.get() !== typed) wanted.set('')
    if (wanted.get() === '' || (!marked && isLooking)) return
    wanted.set('')
    marked?.click()
  })
  return (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !isEmpty || !isLooking) return
    event.preventDefault()
    event.stopPropagation()
    wanted.set(typed)
  }
}

/** What is marked stays so while results come in around it, else the first is; gives what is marked now. */
function mark(): HTMLElement | undefined {
  const list = document.getElementById(store.getState().listId)
  const actions = [...(list?.querySelectorAll<HTMLElement>('[data-action]') ?? [])]
  const marked = actions.find((action) => 'selected' in action.dataset) ?? actions[0]
  if (!marked) return undefined
  marked.dataset['selected'] = 'true'
  store.updateState((state) => ({ ...state, selected: actions.indexOf(marked) }))
  return marked
}
