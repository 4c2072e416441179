import { createSpotlight } from '@mantine/spotlight'
import { useEffect, useState } from 'react'
import { useFirstHit } from './use-first-hit.ts'

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
  const [wished, setWished] = useState('')
  useEffect(() => void mark())
  return useFirstHit({
    typed,
    // Whoever types on wants something else.
    wished: wished === typed ? wished : '',
    onWish: setWished,
    isKnown: !isEmpty || !isLooking,
    take: () => mark()?.click(),
  })
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
