import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { codeReader } from './code-reader.ts'
import { w } from '../words.ts'

const betweenLooksMs = 150
/** The same code is not told again while the camera rests on it. */
const sameAgainMs = 3000

/** Why this browser shows no camera here, in a sentence; undefined where it may. */
export function whyNoCamera(): string | undefined {
  if (!window.isSecureContext) return w('scan.insecure')
  return 'mediaDevices' in navigator ? undefined : w('scan.none')
}

const refusedBy = (thrown: unknown) =>
  w(thrown instanceof DOMException && thrown.name === 'NotAllowedError' ? 'scan.denied' : 'scan.none')

interface Watch {
  video: HTMLVideoElement
  signal: AbortSignal
  told: (code: string) => void
}

/** Shows the camera in the video and says what it reads, until the signal ends it. */
async function watch({ video, signal, told }: Watch) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  const stop = () => {
    for (const track of stream.getTracks()) track.stop()
  }
  if (signal.aborted) return stop()
  signal.addEventListener('abort', stop)
  video.srcObject = stream
  await video.play()
  const read = await codeReader()
  let last = { code: '', at: 0 }
  while (!signal.aborted) {
    const code = video.videoWidth > 0 ? await read(video) : undefined
    const now = performance.now()
    if (code !== undefined && (code !== last.code || now - last.at > sameAgainMs)) told(code)
    if (code !== undefined) last = { code, at: now }
    await new Promise((resolve) => setTimeout(resolve, betweenLooksMs))
  }
}

/** The camera of this device as a reader of codes; it runs while `on` is true. */
export function useCamera(on: boolean, onCode: (code: string) => void) {
  const video = useRef<HTMLVideoElement>(null)
  const [refused, setRefused] = useState<string>()
  const told = useEffectEvent(onCode)
  useEffect(() => {
    if (!on || !video.current) return undefined
    const leaving = new AbortController()
    const { signal } = leaving
    watch({ video: video.current, signal, told: (code) => told(code) }).catch((thrown: unknown) => {
      if (!signal.aborted) setRefused(refusedBy(thrown))
    })
    return () => leaving.abort()
  }, [on])
  return { video, refused }
}
