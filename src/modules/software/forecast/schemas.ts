import { z } from 'zod'
import { Day, Id } from '#lib/contract'

export const MonthNeed = z.object({
  month: z.string().meta({ title: 'Month' }),
  day: Day,
  /** Seats that those take who begin until then, and that those free who leave. */
  joiners: z.number().meta({ title: 'Joiners' }),
  leavers: z.number().meta({ title: 'Leavers' }),
  trend: z.number().meta({ title: 'Trend' }),
  firm: z.int().meta({ title: 'Needed without the trend' }),
  needed: z.int().meta({ title: 'Needed' }),
  owned: z.int().meta({ title: 'Owned' }),
  short: z.int().meta({ title: 'Missing' }),
  /** What the missing seats cost in their first year. */
  cost: z.string().nullable().meta({ title: 'Costs', widget: 'money' }),
})
export type MonthNeed = z.output<typeof MonthNeed>

export const Forecast = z.object({
  use: z.int(),
  owned: z.int(),
  months: z.array(MonthNeed),
  /** The first month in which something is missing: by who comes and goes alone, and with the trend. */
  firm_first: MonthNeed.nullable(),
  first: MonthNeed.nullable(),
  rests: z.object({
    /** Where the seats of today are known from. */
    by: z.enum(['list', 'devices', 'peaks']),
    joiners: z.int(),
    leavers: z.int(),
    /** So few have it that no last day to come is counted. */
    few: z.boolean(),
    others: z.int(),
    per_month: z.number(),
    over: z.int(),
    /** Lots whose term ends within the months. */
    ends: z.array(z.object({ quantity: z.int(), ends_on: Day })),
    /** What rights of its family give it today, or take. */
    rights: z.int(),
  }),
})
export type Forecast = z.output<typeof Forecast>

/** A product of which more will be needed than is owned. */
export const SoonShort = z.object({
  id: Id,
  key: z.string().meta({ title: 'No.' }),
  name: z.string().meta({ title: 'Product' }),
  short_on: Day.meta({ title: 'Missing by' }),
  short: z.int().meta({ title: 'Missing' }),
  needed: z.int().meta({ title: 'Needed' }),
  owned: z.int().meta({ title: 'Owned' }),
  cost: z.string().nullable().meta({ title: 'Costs', widget: 'money' }),
})
export type SoonShort = z.output<typeof SoonShort>
