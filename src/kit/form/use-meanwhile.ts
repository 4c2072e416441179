import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type Conflict, mergeEdits, sameValue, type Values } from '#lib/three-way'
import { useLatest } from '../latest.ts'
import type { Change, Refused } from '../refused.ts'

/** A record as a form shows it, and which version of it that is. */
export interface Version {
  readonly values: Values
  /** Of what has none nobody notices that another changed it. */
  readonly version: number | undefined
}

/** What others changed while one edited the same. */
export interface Clash {
  readonly conflicts: readonly Conflict[]
  /** Fields that only they changed: taken over already. */
  readonly taken: readonly string[]
  readonly changes: readonly Change[]
}

interface MeanwhileOptions {
  /** As the page has it now: live, so that it follows what others save. */
  now: Version
  values: Values
  /** Else whatever differs from what it began with. */
  isDirty?: boolean
  /** Puts other values into the form. */
  put: (values: Values) => void
  /** Saves once more, on top of what the others saved. */
  again: (values: Values, version: number | undefined) => void
}

export interface Meanwhile {
  /** The version that one's own changes lie on. */
  base: Version
  clash: Clash | undefined
  /** Takes a refusal of what is no longer as it was read; false for any other. */
  heard: (refused: Refused) => boolean
  /** Of a field that both changed: theirs is taken, or one's own stays. */
  settle: (name: string, take: 'theirs' | 'mine') => void
  /** These went through: one's own changes lie on them from now on. */
  saved: (sent: Values) => void
  /** There is nothing more to decide. */
  forget: () => void
}

/**
 * Two edit one record: whoever saves second is refused, gets the other's version, and what each changed is brought together.
 * Where both changed the same somebody has to choose; else it is saved again at once.
 */
export function useMeanwhile({ now, values, isDirty, put, again }: MeanwhileOptions): Meanwhile {
  const client = useQueryClient()
  const [base, setBase] = useState(now)
  // What the page had when that was its newest: once saved, one's own lies before it until the page is asked anew.
  const [seen, setSeen] = useState(now.values)
  const catchUp = () => {
    setBase(now)
    setSeen(now.values)
  }
  const [refused, setRefused] = useState<{ version: number; changes: readonly Change[] }>()
  const [clash, setClash] = useState<Clash>()
  const isHere = refused !== undefined && (now.version ?? 0) >= refused.version
  const bringTogether = useLatest(() => {
    const { values: merged, conflicts, taken } = mergeEdits(base.values, now.values, values)
    catchUp()
    setRefused(undefined)
    put(merged)
    setClash(conflicts.length > 0 ? { conflicts, taken, changes: refused?.changes ?? [] } : undefined)
    if (conflicts.length === 0) again(merged, now.version)
  })
  useEffect(() => {
    if (isHere) bringTogether.get()()
  }, [isHere, bringTogether])
  // Where nothing is typed, the form follows what others save.
  const isTyped = isDirty ?? !sameValue(values, base.values)
  const hasMoved = now.version !== base.version || !sameValue(now.values, seen)
  const isBehind = now.version !== undefined && hasMoved && !isTyped && !refused
  const follow = useLatest(() => {
    catchUp()
    put(now.values)
  })
  useEffect(() => {
    if (isBehind) follow.get()()
  }, [isBehind, follow])
  return {
    base,
    clash,
    heard: ({ kind, version, changes }) => {
      if (kind !== 'stale' || version === undefined || base.version === undefined) return false
      setRefused({ version, changes })
      void client.invalidateQueries()
      return true
    },
    settle: (name, take) => {
      const theirs = clash?.conflicts.find((one) => one.name === name)?.theirs
      if (take === 'theirs') put({ ...values, [name]: theirs })
      setClash(
        (before) => before && { ...before, conflicts: before.conflicts.filter((one) => one.name !== name) },
      )
    },
    saved: (sent) => {
      setBase((before) => ({ ...before, values: { ...before.values, ...sent } }))
      setClash(undefined)
    },
    forget: () => setClash(undefined),
  }
}
