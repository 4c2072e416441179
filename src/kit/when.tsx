import { ago } from '#lib/time/relative'
import { useNow, useReader } from './reader.tsx'
import { age, dayWords, exactly, shortly } from './time-words.ts'
import { Tip } from './tip.tsx'

interface WhenProps {
  /** An instant (ISO, UTC) or a calendar day (YYYY-MM-DD). */
  at: string
  /** `short`: Mon 16:05 · `relative`: 2 hours ago · `age`: 2 h · `exact`: all of it. */
  as?: 'short' | 'relative' | 'age' | 'exact'
}

/** A moment as the reader would say it, in the reader's zone; the exact one is on hover. */
export function When({ at, as = 'short' }: WhenProps) {
  const reader = useReader()
  const now = useNow()
  if (!at.includes('T')) return <time dateTime={at}>{dayWords(at, reader.language)}</time>
  const instant = Date.parse(at)
  if (as === 'exact') return <time dateTime={at}>{exactly(instant, reader)}</time>
  const said =
    as === 'age'
      ? age(instant, now)
      : as === 'relative'
        ? ago(instant, { ...reader, now })
        : shortly(instant, now, reader)
  return (
    <Tip label={() => exactly(instant, reader)}>
      <time dateTime={at}>{said}</time>
    </Tip>
  )
}
