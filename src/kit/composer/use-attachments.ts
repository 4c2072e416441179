import { useRef, useState } from 'react'
import { Refused } from '../refused.ts'
import { w } from '../words.ts'
import type { Attached } from './composer-props.ts'

export interface Attachment {
  key: string
  name: string
  bytes: number
  /** 0 to 1 while it travels. */
  share: number
  done?: Attached
  problem?: string
}

type Upload = (file: File, onProgress: (share: number) => void, signal: AbortSignal) => Promise<Attached>

/** Files on their way to the server beside what is being written. */
export function useAttachments(initial: readonly Attached[], upload: Upload | undefined) {
  const [attachments, setAttachments] = useState<readonly Attachment[]>(() =>
    initial.map((done) => ({ key: done.id, name: done.name, bytes: done.bytes, share: 1, done })),
  )
  const stops = useRef(new Map<string, AbortController>())
  const change = (key: string, by: Partial<Attachment>) =>
    setAttachments((all) => all.map((one) => (one.key === key ? { ...one, ...by } : one)))

  const add = async (file: File): Promise<Attached | undefined> => {
    if (!upload) return undefined
    const key = crypto.randomUUID()
    const stop = new AbortController()
    stops.current.set(key, stop)
    setAttachments((all) => [...all, { key, name: file.name, bytes: file.size, share: 0 }])
    try {
      const done = await upload(file, (share) => change(key, { share }), stop.signal)
      change(key, { done, share: 1 })
      return done
    } catch (thrown) {
      if (!stop.signal.aborted) change(key, { problem: Refused.from(thrown).message })
      return undefined
    } finally {
      stops.current.delete(key)
    }
  }
  const failed = attachments.find(({ problem }) => problem !== undefined)
  const lost = failed && w('file_lost', { name: failed.name })
  const isBusy = attachments.some(({ done, problem }) => !done && !problem)
  return {
    attachments,
    /** Which did not arrive: what is sent would lack it. */
    lost,
    /** Why what is written cannot go yet. */
    unready: lost ?? (isBusy ? w('files_on_way') : undefined),
    add,
    remove: (key: string) => {
      stops.current.get(key)?.abort()
      setAttachments((all) => all.filter((one) => one.key !== key))
    },
    clear: () => setAttachments([]),
    files: attachments.flatMap(({ done }) => done ?? []),
  }
}
