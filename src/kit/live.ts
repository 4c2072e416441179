import type { Query, QueryClient } from '@tanstack/react-query'
import { askAgain, askOnceThere } from './ask-again.ts'

/** Which records changed, and of which kinds they are. */
export interface Change {
  ids: readonly string[]
  kinds: readonly string[]
}

/** Someone says that they are at a record and what they do there; null: that they have left it. */
interface Whisper {
  id: string
  who: { id: string; name: string }
  doing: string | null
}

export interface Present {
  id: string
  name: string
  doing: string
}

export type LiveState = 'connecting' | 'open' | 'lost'

export interface Live {
  state: () => LiveState
  /** The newest word on who is at a record. */
  at: (id: string) => readonly Present[]
  subscribe: (listener: () => void) => () => void
  open: () => void
  close: () => void
}

interface LiveOptions {
  url: string
  client: QueryClient
  onChange?: (change: Change) => void
}

/** Our own server's word, as it was checked there; anything else is passed over. */
function parsed<T>(event: MessageEvent, isOne: (value: Partial<T>) => boolean): T | undefined {
  try {
    const value = JSON.parse(String(event.data)) as Partial<T> | null
    return value && isOne(value) ? (value as T) : undefined
  } catch {
    return undefined
  }
}

const isChange = ({ ids, kinds }: Partial<Change>) => Array.isArray(ids) && Array.isArray(kinds)
const isWhisper = ({ id, who, doing }: Partial<Whisper>) =>
  typeof id === 'string' && typeof who?.name === 'string' && doing !== undefined

/** Listens (once opened) to what changed, asks those answers again, and comes back by itself after a loss. */
export function liveStream({ url, client, onChange }: LiveOptions): Live {
  const listeners = new Set<() => void>()
  const present = presences()
  let state: LiveState = 'connecting'
  let source: EventSource | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let wasOpen = false

  const become = (next: LiveState) => {
    state = next
    for (const listener of listeners) listener()
  }
  const lose = () => {
    source?.close()
    failures += 1
    become('lost')
    clearTimeout(retry)
    retry = setTimeout(connect, backoff(failures))
  }
  function connect() {
    clearTimeout(retry)
    source?.close()
    // What changed since the page began to load is told, too: its first answers may be older than this stream.
    source = new EventSource(wasOpen ? url : `${url}?age=${Math.ceil(performance.now() / 1000)}`)
    source.addEventListener('open', () => {
      failures = 0
      // What was said while nobody listened is not repeated: everything on screen is asked again.
      if (wasOpen) askAgain(client, () => true)
      wasOpen = true
      become('open')
    })
    source.addEventListener('error', lose)
    source.addEventListener('changed', (event: MessageEvent) => {
      const change = parsed<Change>(event, isChange)
      if (!change) return
      askOnceThere(client, (query) => concerns(query, change))
      onChange?.(change)
    })
    source.addEventListener('whisper', (event: MessageEvent) => {
      const whisper = parsed<Whisper>(event, isWhisper)
      if (!whisper) return
      present.note(whisper)
      become(state)
    })
  }
  const close = () => {
    clearTimeout(retry)
    source?.close()
    window.removeEventListener('online', connect)
    window.removeEventListener('offline', lose)
    become('connecting')
  }
  const open = () => {
    window.addEventListener('online', connect)
    window.addEventListener('offline', lose)
    connect()
  }
  return {
    state: () => state,
    at: present.at,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    open,
    close,
  }
}

/** Who is not heard of for so long has left without a word. */
const forgottenAfterMs = 45_000

function presences() {
  const heard = new Map<string, Map<string, Present & { until: number }>>()
  const shown = new Map<string, readonly Present[]>()
  const nobody: readonly Present[] = []
  return {
    note({ id, who, doing }: Whisper) {
      const now = performance.now()
      const there = heard.get(id) ?? new Map<string, Present & { until: number }>()
      heard.set(id, there)
      if (doing === null) there.delete(who.id)
      else there.set(who.id, { ...who, doing, until: now + forgottenAfterMs })
      for (const [person, { until }] of there) if (until < now) there.delete(person)
      shown.set(id, [...there.values()])
    },
    at: (id: string) => shown.get(id) ?? nobody,
  }
}

/** One second, doubling to half a minute, spread so that a restarted server is not met by everyone at once. */
const backoff = (failures: number) =>
  Math.min(30_000, 1000 * 2 ** (failures - 1)) * (0.75 + Math.random() / 2)

/** Whether an answer on screen may have been changed: by a kind it declared, or by an id it holds. */
export function concerns({ meta, state }: Pick<Query, 'meta' | 'state'>, { ids, kinds }: Change): boolean {
  const declared = meta?.['kinds']
  if (Array.isArray(declared) && declared.some((kind) => kinds.includes(String(kind)))) return true
  if (kinds.includes(String(meta?.['room']))) return true
  const held = idsIn(state.data)
  return ids.some((id) => held.has(id))
}

const known = new WeakMap<object, Set<string>>()

/** Every id that an answer holds, found once per answer. */
function idsIn(data: unknown): Set<string> {
  if (typeof data !== 'object' || data === null) return new Set()
  const found = known.get(data)
  if (found) return found
  const ids = new Set<string>()
  const walk = (value: unknown) => {
    if (typeof value === 'string') {
      if (value.length === 36 && value[8] === '-') ids.add(value)
    } else if (typeof value === 'object' && value !== null)
      for (const inner of Object.values(value)) walk(inner)
  }
  walk(data)
  known.set(data, ids)
  return ids
}
