import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ask, refresh, tellRefusal } from '#kit/api'
import { Refused } from '#kit/refused'
import { tell } from '#kit/toast.tsx'
import { desk } from '../contract.ts'
import type { Action } from '../act-contract.ts'
import { w } from './words.ts'

/** Some tickets by id, or all that a filter lets through but some. */
export type Target = { ids: string[] } | { q: string; except: string[] }

/** Takes back what one request did, and names what stayed. */
function useUndo() {
  const client = useQueryClient()
  return (batch: string) => async () => {
    const { done, refused } = await ask(desk.undo, { batch })
    refresh(client, ['desk', 'records', 'work'])
    const [stayed] = refused
    if (!stayed) return
    const text = w('some-stayed', { n: refused.length, why: stayed.why })
    // Nothing went back: that is a refusal, not a success with a remark.
    if (done === 0) throw new Refused(text, { kind: 'conflict', status: 409 })
    tell({ text, tone: 'warn' })
  }
}

/** What one action on these tickets would do, worked out by the server without doing it. */
export const useRehearsal = (target: Target | undefined, action: Action | undefined) =>
  useQuery({
    queryKey: ['desk.rehearsal', target, action],
    queryFn: ({ signal }) => {
      if (!action || !target) throw new Error('nothing to rehearse')
      return ask(desk.bulk, { ...target, action, dry_run: true }, signal)
    },
    enabled: action !== undefined && target !== undefined,
    placeholderData: (before) => before,
  })

/** Does one thing to tickets; says how it went, with the way back. */
export function useAct() {
  const client = useQueryClient()
  const undo = useUndo()
  return async (target: Target, action: Action, done: (n: number) => string) => {
    try {
      const outcome = await ask(desk.bulk, { ...target, action })
      refresh(client, ['desk', 'records', 'work'])
      const [stayed] = outcome.refused
      if (outcome.done > 0) tell({ text: done(outcome.done), undo: undo(outcome.batch) })
      else if (!stayed) tell({ text: w('done.nothing'), tone: 'info' })
      if (stayed)
        tell({ text: w('some-stayed', { n: outcome.refused.length, why: stayed.why }), tone: 'warn' })
      return outcome
    } catch (thrown) {
      tellRefusal(thrown)
      return undefined
    }
  }
}

/** Tells what one reply did, with the way back, and asks anew whatever shows tickets. */
export function useDone() {
  const client = useQueryClient()
  const undo = useUndo()
  return (text: string, batch: string) => {
    refresh(client, ['desk', 'records', 'work'])
    tell({ text, undo: undo(batch) })
  }
}
