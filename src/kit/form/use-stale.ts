import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { sameValue } from '#lib/three-way'
import { useLatest } from '../latest.ts'
import type { Change, Refused } from '../refused.ts'

interface Heard {
  version: number
  changes: readonly Change[]
  base: unknown
  again: (version: number | undefined) => void
}

/**
 * One field, saved on top of a version that is no longer the newest. Once the page shows the new one it is saved again where
 * the others changed other fields; where they changed this one, `clash` says who did.
 */
export function useStale({ value, version }: { value: unknown; version: number | undefined }) {
  const client = useQueryClient()
  const [heard, setHeard] = useState<Heard>()
  const [clash, setClash] = useState<readonly Change[]>()
  const isHere = heard !== undefined && (version ?? 0) >= heard.version
  const compare = useLatest(() => {
    setHeard(undefined)
    if (sameValue(value, heard?.base)) heard?.again(version)
    else setClash(heard?.changes)
  })
  useEffect(() => {
    if (isHere) compare.get()()
  }, [isHere, compare])
  return {
    clash,
    hear: ({ version: theirs = 0, changes }: Refused, base: unknown, again: Heard['again']) => {
      setHeard({ version: theirs, changes, base, again })
      void client.invalidateQueries()
    },
    forget: () => {
      setHeard(undefined)
      setClash(undefined)
    },
  }
}
