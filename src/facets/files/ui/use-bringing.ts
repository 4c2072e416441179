import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, refresh, tellRefusal } from '#kit/api'
import { files } from '../contract.ts'
import { bringFile } from './bring.ts'

export interface Bringing {
  key: string
  name: string
  /** 0 to 1. */
  share: number
  stop: () => void
}

/** Brings files and puts them on a record as each arrives; a refused one says why and leaves the others alone. */
export function useBringing(record: { id: string }) {
  const client = useQueryClient()
  const [bringing, setBringing] = useState<readonly Bringing[]>([])
  const one = async (file: File, internal: boolean) => {
    const key = crypto.randomUUID()
    const stop = new AbortController()
    const change = (share: number) =>
      setBringing((all) => all.map((item) => (item.key === key ? { ...item, share } : item)))
    setBringing((all) => [...all, { key, name: file.name, share: 0, stop: () => stop.abort() }])
    try {
      const { id } = await bringFile(file, change, stop.signal)
      await ask(files.attach, { id: record.id, files: [id], internal })
      refresh(client, ['records', 'files'])
    } catch (thrown) {
      if (!stop.signal.aborted) tellRefusal(thrown)
    } finally {
      setBringing((all) => all.filter((item) => item.key !== key))
    }
  }
  return {
    bringing,
    bring: (chosen: readonly File[], internal: boolean) =>
      void Promise.all(chosen.map((file) => one(file, internal))),
  }
}
