import { z } from 'zod'
import { event, Id } from '#lib/contract'

const Whose = { entry_id: Id, person_id: Id }
const Spent = z.object({ ...Whose, minutes: z.int(), spent_on: z.string() })
const Facts = z.object({ minutes: z.int(), spent_on: z.string(), note: z.string() })
export type TimeFacts = z.output<typeof Facts>

export const TimeSpent = event('work.time-spent', Spent)
export const TimeCorrected = event('work.time-corrected', z.object({ ...Whose, before: Facts, after: Facts }))
export const TimeRemoved = event('work.time-removed', Spent)
export const TimeRestored = event('work.time-restored', Spent)
