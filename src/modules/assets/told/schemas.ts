import { z } from 'zod'
import { Id, Instant } from '#lib/contract'

/** What programs tell of a thing's past besides who had it. `audited`: somebody saw it. */
export const toldWhats = [
  'created',
  'changed',
  'deleted',
  'restored',
  'audited',
  'uploaded',
  'requested',
  'request-cancelled',
  'accepted',
  'declined',
  'noted',
] as const
export const ToldWhat = z.enum(toldWhats).meta({ title: 'What happened' })
export type ToldWhat = z.output<typeof ToldWhat>

export const ToldLine = z.object({
  id: Id,
  at: Instant.meta({ title: 'When' }),
  what: ToldWhat,
  note: z.string().meta({ title: 'Note' }),
  /** Null: nobody who is known here. */
  by: z.object({ id: Id, name: z.string() }).nullable().meta({ title: 'By' }),
})
export type ToldLine = z.output<typeof ToldLine>
