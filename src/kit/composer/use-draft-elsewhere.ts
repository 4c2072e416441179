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

/** Keeps what is written elsewhere, too: asks once what is there, and keeps each change a moment later. The newest stands. */
export function useDraftElsewhere({ store, mode, html, start, known, onNewer }: Writing) {
  const [synced, setSynced] = useState(known)
  const [replaced, setReplaced] = useState<Begun | null>(null)
  const [isRead, setRead] = useState(false)
  const isHeld = useHeld(false)
  const underWay = useHeld<Promise<unknown>>(Promise.resolve())
  const compare = useEffectEvent((there: Begun | undefined) => {
    const isTyped = html !== start.html
    setSynced(there)
    setRead(true)
    if (there && !isTyped && (html === '' || Date.parse(there.at) > (start.at ?? 0))) onNewer(there)
    else if (there && isTyped && there.html !== known?.html) setReplaced(there)
    // It was sent or thrown away elsewhere, and nothing was added here since.
    else if (!there && !isTyped && html !== '' && known?.html === html) onNewer(undefined)
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
  const keep = useEffectEvent(() => {
    const isKept = html === (synced?.html ?? '') && (html === '' || mode === synced?.mode)
    if (!store || !isRead || isHeld.get() || isKept) return
    const kept = store.keep({ mode, html }, synced?.at ?? null)
    underWay.set(
      kept.then(
        ({ at, replaced: other }) => {
          setSynced(html === '' ? undefined : { mode, html, at })
          if (other) setReplaced(other)
        },
        () => undefined,
      ),
    )
  })
  useEffect(() => {
    const timer = setTimeout(() => keep(), pauseMs)
    return () => clearTimeout(timer)
  }, [html, mode, isRead])
  useEffect(() => () => keep(), [])
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
