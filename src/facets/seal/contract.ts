import { z } from 'zod'
import { get, Instant } from '#lib/contract'
import { EventProof, GrowthProof, Head } from '#lib/sealed'

const number = () => z.coerce.number<number | string>().int().positive().max(Number.MAX_SAFE_INTEGER)

/** A file outside that keeps the heads, as its server last said. */
const Place = z.object({
  place: z.string().meta({ title: 'File' }),
  size: z.int().meta({ title: 'Events' }),
  /** It knows of more than the database holds; or it cannot be read or written. */
  trouble: z.enum(['set-back', 'no-file']).nullable().meta({ title: 'Trouble' }),
  seen_at: Instant.meta({ title: 'Seen' }),
})

export const seal = {
  head: get('/api/seal', {
    summary: 'Show how far the history is sealed, and what waits',
    can: 'audit.read',
    input: z.object({}),
    reply: z.object({
      head: Head.nullable(),
      /** Counted no further than a thousand. */
      unsealed: z.int().meta({ title: 'Not sealed yet' }),
      oldest_unsealed: Instant.nullable(),
      places: z.array(Place),
    }),
  }),
  proof: get('/api/seal/events/:event', {
    summary: 'Prove that an event is in the sealed history',
    can: 'audit.read',
    input: z.object({ event: number().meta({ title: 'Event' }) }),
    reply: EventProof,
  }),
  growth: get('/api/seal/growth', {
    summary: 'Prove that between two signed heads the history only grew',
    can: 'audit.read',
    input: z.object({
      from: number().meta({ title: 'Events at the earlier head' }),
      to: number().optional().meta({ title: 'Events at the later head, else the newest' }),
    }),
    reply: GrowthProof,
  }),
}
