import type { Read } from './context.ts'

/** The day that it is where the reader is. */
export const todayOf = ({ now, actor }: Pick<Read, 'now' | 'actor'>) =>
  Temporal.Instant.from(now).toZonedDateTimeISO(actor.zone).toPlainDate().toString()
