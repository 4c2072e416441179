import { createContext, use, useEffect, useSyncExternalStore, type ReactNode } from 'react'
import type { Live, LiveState, Present } from './live.ts'
import { useLatest } from './latest.ts'
import { useMe } from './me.tsx'

interface LiveContext {
  live: Live
  /** Tells the server that the reader is at a record, or (null) has left it. */
  announce?: ((id: string, doing: string | null) => void) | undefined
}
const Context = createContext<LiveContext | null>(null)

export const LiveProvider = ({ live, announce, children }: LiveContext & { children: ReactNode }) => (
  <Context value={{ live, announce }}>{children}</Context>
)

const never = () => () => undefined

/** Whether the live stream holds; without one (a public page) all is well. */
export function useConnection(): LiveState {
  const live = use(Context)?.live
  return useSyncExternalStore(live?.subscribe ?? never, live?.state ?? (() => 'open' as const))
}

const nobody: readonly Present[] = []
const repeatMs = 20_000

/** Who else is at a record and what they do there; says the same of the reader while the screen is open. */
export function usePresence(id: string, doing: 'looking' | 'replying' | 'noting' = 'looking') {
  const context = use(Context)
  const announce = context?.announce
  // Whoever is there answers at once: who does not listen yet would wait for their next repetition.
  const listens = useConnection() !== 'connecting'
  useEffect(() => {
    if (!listens) return undefined
    announce?.(id, doing)
    const timer = setInterval(() => announce?.(id, doing), repeatMs)
    return () => {
      clearInterval(timer)
      announce?.(id, null)
    }
  }, [announce, id, doing, listens])
  const others = useOthers(id)
  const newest = useLatest(doing)
  const who = others.map((person) => person.id).join(' ')
  // Whoever comes is told at once who is here already, and does not wait for the next repetition.
  useEffect(() => {
    if (who !== '') announce?.(id, newest.get())
  }, [announce, id, newest, who])
  return others
}

/** Who else is at a record and what they do there, for a reader who only glances at it. */
export function useOthers(id: string) {
  const live = use(Context)?.live
  const me = useMe()?.id
  const there = useSyncExternalStore(live?.subscribe ?? never, () => live?.at(id) ?? nobody)
  return there.filter((person) => person.id !== me)
}
