import type { EventType } from '#lib/contract'
import type { z } from 'zod'
import type { EmitOptions, Write } from './context.ts'
import type { Subject } from './events.ts'

interface Told {
  readonly at: string
  readonly emit: () => void
}

const earlierIn = (data: unknown) =>
  (data as { earlier?: { at: string; by?: string | undefined } | undefined }).earlier

/**
 * A context in which a house tells a past as its own, as the demo company does. Commands take moments and authors as of an
 * import, and disturb nobody; what they tell is told as done here, then and by them. `tell` emits it all in the order in
 * which it happened; nothing is told before.
 */
export function lived(ctx: Write): { ctx: Write; tell: () => void } {
  const told: Told[] = []
  function emit<S extends z.ZodType>(
    type: EventType<string, S>,
    subject: Subject,
    data: z.input<S>,
    options: EmitOptions = {},
  ) {
    const earlier = earlierIn(data)
    const said = earlier ? ({ ...(data as object), earlier: undefined } as z.input<S>) : data
    const at = options.at ?? earlier?.at ?? ctx.now
    const by = options.by ?? (earlier?.by === undefined ? undefined : { id: earlier.by })
    told.push({ at, emit: () => ctx.emit(type, subject, said, { ...options, at, ...(by && { by }) }) })
  }
  return {
    ctx: { ...ctx, origin: 'import', emit },
    tell() {
      const sorted = told.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
      for (const one of sorted) one.emit()
    },
  }
}

/** A context as of a moment that is over: what it tells was done then, and by this person where one is named. */
export const asOf = (ctx: Write, by: string | undefined, at: string): Write => ({
  ...ctx,
  now: at,
  ...(by !== undefined && { actor: { ...ctx.actor, id: by } }),
  emit: (type, subject, data, options) =>
    ctx.emit(type, subject, data, { at, ...(by !== undefined && { by: { id: by } }), ...options }),
})
