import { useEffect, useEffectEvent, useState } from 'react'
import { useHeld } from '../latest.ts'
import type { ComposerMode } from './composer-props.ts'

export interface Begun {
  mode: ComposerMode
  html: string
  /** When it was kept, as an instant. */
  at: string
}

/** Where drafts are kept beside this browser, so that they survive another device. */
export interface DraftElsewhere {
  read: () => Promise<Begun | undefined>
  /** `since`: when what was known before was kept. Gives back what else was kept there meanwhile. */
  keep: (
    draft: Pick<Begun, 'mode' | 'html'>,
    since: string | null,
  ) => Promise<{ at: string; replaced: Begun | null }>
}

const pauseMs = 1200

interface Writing {
  store: DraftElsewhere | undefined
  mode: ComposerMode
  html: string
  /** What stood in this browser when the page came, and when it was kept, in epoch milliseconds. */
  start: { html: string; at: number | undefined }
  /** What this browser last knew to be kept there. */
  known: Begun | undefined
  /** Shows what is newer there; nothing if it was sent or thrown away there. */
  onNewer: (begun: Begun | undefined) => void
}

interface Here {
  html: string
  known: Begun | undefined
  /** Since the page came. */
  isTyped: boolean
  at: number
}

/** Which words stand: those there (none, if they were sent or thrown away there), those here, or both, for their writer to choose. */
function newest(there: Begun | undefined, { html, known, isTyped, at }: Here): 'there' | 'here' | 'both' {
  if (!there) return !isTyped && html !== '' && known?.html === html ? 'there' : 'here'
  if (isTyped) return there.html === known?.html ? 'here' : 'both'
  return html === '' || Date.parse(there.at) > at ? 'there' : 'here'
}

/** Keeps what is written elsewhere, too: asks once what is there, and keeps each change a moment later. The newest stands. */
export function useDraftElsewhere({ store, mode, html, start, known, onNewer }: Writing) {
  const [synced, setSynced] = useState(known)
  const [replaced, setReplaced] = useState<Begun | null>(null)
  const [isRead, setRead] = useState(false)
  const isHeld = useHeld(false)
  const underWay = useHeld<Promise<unknown>>(Promise.resolve())
  const compare = useEffectEvent((there: Begun | undefined) => {
    setSynced(there)
    setRead(true)
    const stands = newest(there, { html, known, isTyped: html !== start.html, at: start.at ?? 0 })
    if (stands === 'there') onNewer(there)
    if (stands === 'both' && there) setReplaced(there)
  })
  useEffect(() => {
    let isOver = false
    void store?.read().then(
      (there) => isOver || compare(there),
      // Without an answer it is kept in this browser alone.
      () => undefined,
    )
    return () => {
      isOver = true
    }
  }, [store])
  const send = async (draft: Pick<Begun, 'mode' | 'html'>) => {
    try {
      const kept = await store?.keep(draft, synced?.at ?? null)
      if (!kept) return
      setSynced(draft.html === '' ? undefined : { ...draft, at: kept.at })
      if (kept.replaced) setReplaced(kept.replaced)
    } catch {
      // Here it is kept all the same.
    }
  }
  const keep = useEffectEvent((draft: Pick<Begun, 'mode' | 'html'>, mayKeep: boolean) => {
    const isKept = draft.html === (synced?.html ?? '') && (draft.html === '' || draft.mode === synced?.mode)
    if (mayKeep && !isHeld.get() && !isKept) underWay.set(send(draft))
  })
  useEffect(() => {
    const timer = setTimeout(() => keep({ mode, html }, isRead), pauseMs)
    return () => clearTimeout(timer)
  }, [html, mode, isRead])
  const leave = useEffectEvent(() => keep({ mode, html }, isRead))
  useEffect(() => () => leave(), [])
  return {
    synced,
    replaced,
    /** What was there meanwhile was taken, or is not wanted. */
    settle: () => setReplaced(null),
    /** Before it is sent: nothing more is kept, and what is on its way arrives first. */
    hold: () => {
      isHeld.set(true)
      return underWay.get()
    },
    /** It was sent, or could not be. */
    release: (isSent: boolean) => {
      isHeld.set(false)
      if (!isSent) return
      setSynced(undefined)
      setReplaced(null)
    },
  }
}
