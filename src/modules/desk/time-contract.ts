import { z } from 'zod'
import { Day, byId, del, get, Id, patch, post, Verdict } from '#lib/contract'
import { Named } from '#lib/shapes'
import { Batch } from './act-contract.ts'

const fields = {
  minutes: z.coerce.number<number | string>().int().min(1).max(1440).meta({ title: 'Minutes' }),
  spent_on: Day.meta({ title: 'On' }),
  note: z.string().trim().max(500).meta({ title: 'Doing what' }),
}

export const TimeEntry = z.object({
  id: Id,
  person: Named,
  minutes: z.int(),
  spent_on: Day,
  note: z.string(),
  can: z.object({ change: Verdict }),
})
export type TimeEntry = z.output<typeof TimeEntry>

const entry = byId.extend({ entry_id: Id.meta({ title: 'Entry' }) })
/** `minutes`: what was spent on the ticket in all. */
const Spent = z.object({ id: Id, minutes: z.int(), batch: Batch })

export const timeEndpoints = {
  spendTime: post('/api/desk/tickets/:id/time', {
    summary: 'Write down time spent on a ticket',
    can: 'desk.work',
    input: byId.extend({
      minutes: fields.minutes,
      spent_on: fields.spent_on.optional(),
      note: fields.note.default(''),
    }),
    reply: Spent,
  }),
  correctTime: patch('/api/desk/tickets/:id/time/:entry_id', {
    summary: 'Correct time that was written down',
    can: 'desk.work',
    input: entry.extend(z.object(fields).partial().shape),
    reply: Spent,
  }),
  removeTime: del('/api/desk/tickets/:id/time/:entry_id', {
    summary: 'Take time off again that was written down by mistake',
    can: 'desk.work',
    input: entry,
    reply: Spent,
  }),
  times: get('/api/desk/tickets/:id/time', {
    summary: 'List time spent on a ticket',
    can: 'desk.work',
    input: byId,
    reply: z.object({ items: z.array(TimeEntry) }),
  }),
}
