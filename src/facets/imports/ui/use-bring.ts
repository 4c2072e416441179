import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { refresh } from '#kit/api'
import { useLatest } from '#kit/latest'
import { Refused } from '#kit/refused'
import { upload } from '#kit/send'
import { ImportView } from '../schemas.ts'
import { limits, megabytes } from '../read/limits.ts'
import { w } from './words.ts'

interface OnTheWay {
  name: string
  /** 0 to 1; then the server looks at it. */
  share: number
  stop: () => void
}

/** Brings one file to an address, says how far it is, and keeps the sentence by which it was refused. */
export function useBring(url: string, onBrought: (brought: ImportView) => void) {
  const client = useQueryClient()
  const done = useLatest(onBrought)
  const [way, setWay] = useState<OnTheWay>()
  const [refused, setRefused] = useState<{ name: string; why: string }>()
  const refuse = (name: string, why: string) => setRefused({ name, why })

  async function bring(file: File) {
    setRefused(undefined)
    if (file.size > limits.fileBytes)
      return refuse(file.name, w('too-large', { most: megabytes(limits.fileBytes) }))
    const stop = new AbortController()
    const tell = (share: number) => setWay({ name: file.name, share, stop: () => stop.abort() })
    tell(0)
    try {
      const brought = ImportView.parse(await upload(url, file, tell, stop.signal))
      refresh(client, ['imports'])
      done.get()(brought)
    } catch (thrown) {
      if (!stop.signal.aborted) refuse(file.name, Refused.from(thrown).message)
    } finally {
      setWay(undefined)
    }
  }
  return {
    way,
    refused,
    forget: () => setRefused(undefined),
    /** What was dropped or chosen: one file, else it is said why not. */
    take: (files: readonly File[]) => {
      const [file, second] = files
      if (second) refuse(second.name, w('drop-others'))
      else if (file) void bring(file)
    },
  }
}
export type Bringing = ReturnType<typeof useBring>
