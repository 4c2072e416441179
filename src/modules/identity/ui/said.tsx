import type { ReactNode } from 'react'
import { w } from './words.ts'

interface SaidProps {
  words: Parameters<typeof w>[0]
  values?: Record<string, string | number>
  /** Stands where the sentence says `{when}`: a moment with its exact time on hover. */
  when: ReactNode
}

const place = '\u0001'

/** A sentence with a moment in it. */
export function Said({ words, values = {}, when }: SaidProps) {
  const [before = '', after = ''] = w(words, { ...values, when: place }).split(place)
  return (
    <>
      {before}
      {when}
      {after}
    </>
  )
}
