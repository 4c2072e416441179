import { createContext, use, useMemo, useSyncExternalStore, type ReactNode } from 'react'
import { dayOf } from './time-words.ts'

/** Who is reading: their zone and language, and what the time is for them. */
export interface Reader {
  zone: string
  language: string
  /** Epoch milliseconds; a gallery or a test gives a fixed one. */
  now: () => number
}

const browser = (): Reader => ({
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  language: 'en-GB',
  now: () => Date.now(),
})
const Context = createContext<Reader | null>(null)

/** Gives everything below the reader's zone and language; what is not said comes from the browser. */
export function ReaderProvider({ children, ...given }: Partial<Reader> & { children: ReactNode }) {
  const { zone, language, now } = given
  const reader = useMemo(() => {
    const own = browser()
    return { zone: zone ?? own.zone, language: language ?? own.language, now: now ?? own.now }
  }, [zone, language, now])
  return <Context value={reader}>{children}</Context>
}

const fallback = browser()

export const useReader = () => use(Context) ?? fallback

const subscribe = (tick: () => void) => {
  const timer = setInterval(tick, 10_000)
  return () => clearInterval(timer)
}

/** The present moment, stepping every ten seconds so that ages and clocks stay true on screen. */
export function useNow(): number {
  const { now } = useReader()
  return useSyncExternalStore(subscribe, () => Math.floor(now() / 10_000) * 10_000)
}

/** The day that it is where the reader is, as YYYY-MM-DD. */
export const useToday = () => dayOf(useNow(), useReader())
