import type { ReactNode } from 'react'

interface SaidProps {
  /** The sentence round a given text. */
  say: (when: string) => string
  /** Stands where the sentence says `{when}`: a moment with its exact time on hover. */
  when: ReactNode
}

const place = '\u0001'

/** A sentence with a moment in it. */
export function Said({ say, when }: SaidProps) {
  const [before = '', after = ''] = say(place).split(place)
  return (
    <>
      {before}
      {when}
      {after}
    </>
  )
}
