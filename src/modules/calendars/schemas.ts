import { z } from 'zod'
import { Day, Id, Instant } from '#lib/contract'
import { calendarFields, SpecialDay } from '#lib/time/calendar'

export const HolidayType = z
  .enum(['public', 'bank', 'school', 'optional', 'observance'])
  .meta({ title: 'Kind' })
export type HolidayType = z.output<typeof HolidayType>

const code = (title: string) =>
  z
    .string()
    .regex(/^[A-Za-z0-9-]{1,10}$/)
    .meta({ title })

/** Whose holidays close the office, and which of them. */
export const HolidayFeed = z.object({
  country: code('Country'),
  state: code('State').nullable().default(null),
  region: code('Region').nullable().default(null),
  types: z
    .array(HolidayType)
    .min(1)
    .max(5)
    .default(['public'])
    .meta({ title: 'Which', description: 'An observance is known, but nobody stays at home for it' }),
  skip: z
    .array(z.string().max(200))
    .max(100)
    .default([])
    .meta({ title: 'Not these', description: 'Names of holidays on which work is done' }),
})
export type HolidayFeed = z.output<typeof HolidayFeed>

const { zone, always, weekly, days } = calendarFields
/** A calendar as a person writes it: the hours of a week, whose holidays, and days of its own, which go first. */
export const Definition = z.object({
  zone,
  always,
  weekly,
  holidays: z.array(HolidayFeed).max(5).default([]).meta({ title: 'Public holidays' }),
  days: days.meta({ title: 'Own days' }),
})
export type Definition = z.output<typeof Definition>

export const CalendarDraft = z.object({ name: calendarFields.name, ...Definition.shape })
export type CalendarDraft = z.input<typeof CalendarDraft> & {
  id?: string
  key?: string
  created_at?: string
  external?: { source: string; id: string }
}

export const CalendarRow = z.object({
  id: Id,
  key: z.string(),
  name: z.string(),
  zone: z.string(),
  always: z.boolean(),
  weekly: calendarFields.weekly,
  countries: z.array(z.string()),
  is_default: z.boolean(),
  version: z.int(),
  archived: z.boolean(),
  updated_at: Instant,
})

export const VersionRow = z.object({
  id: Id,
  version: z.int(),
  created_at: Instant,
  created_by: z.object({ id: Id, name: z.string() }),
})

export const CalendarView = z.object({
  id: Id,
  key: z.string(),
  name: z.string(),
  is_default: z.boolean(),
  archived: z.boolean(),
  version: z.int(),
  version_id: Id,
  known_until: z.int(),
  definition: Definition,
  versions: z.array(VersionRow),
  created_at: Instant,
  updated_at: Instant,
  can_manage: z.boolean(),
})

/** One day of a preview: when it is open, why it is not, and how long that really is on a day of 23 or 25 hours. */
export const PreviewDay = z.object({
  date: Day,
  weekday: z.int(),
  spans: z.array(z.object({ start: z.int(), end: z.int() })),
  open_minutes: z.int(),
  name: z.string().nullable(),
  holiday: z.boolean(),
})
export type PreviewDay = z.output<typeof PreviewDay>

export const ImportedDay = SpecialDay.extend({ type: HolidayType })
export const IcalReply = z.object({
  name: z.string(),
  days: z.array(ImportedDay),
  skipped: z.array(z.object({ name: z.string(), why: z.string() })),
})

export const Segment = z.object({
  from: Instant,
  to: Instant,
  open: z.boolean(),
  names: z.array(z.string()),
  counted_ms: z.int(),
})
export const TryReply = z.object({
  from: Instant,
  /** Null: the calendar does not open often enough. */
  due: Instant.nullable(),
  zone: z.string(),
  segments: z.array(Segment),
})
