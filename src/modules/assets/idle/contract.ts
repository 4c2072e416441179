import { z } from 'zod'
import { get, listingBy, page } from '#lib/contract'
import { idleChoices, IdleFigures, IdleRow, idleSorts } from './schemas.ts'

export const idleEndpoints = {
  idle: get('/api/assets/idle', {
    summary: 'Devices that do less than they could: why, what could be done, what money is in them',
    can: 'assets.care',
    input: z.object({
      reason: z.enum(idleChoices).optional().meta({ title: 'Because' }),
      ...listingBy(...idleSorts),
    }),
    reply: page(IdleRow),
  }),
  idleFigures: get('/api/assets/idle/figures', {
    summary:
      'How many devices do less than they could, what money is in them, and how much the pool is booked',
    can: 'assets.care',
    input: z.object({}),
    reply: IdleFigures,
  }),
}
