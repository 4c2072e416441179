import { z } from 'zod'
import { byId, Day, Done, get, Id, Instant, patch, post } from '#lib/contract'
import { IdOrKey, Made, Saved, archiving } from '#lib/shapes'
import { WhatIf, whatIfAfter } from '#facets/clocks/what-if-contract'
import {
  CalendarDraft,
  CalendarRow,
  CalendarView,
  Definition,
  HolidayFeed,
  HolidayType,
  IcalReply,
  PreviewDay,
  TryReply,
} from './schemas.ts'

const Place = z.object({ code: z.string(), name: z.string() })

export const calendars = {
  list: get('/api/calendars', {
    summary: 'Working calendars, those in the archive last',
    can: 'calendars.read',
    input: z.object({}),
    reply: z.object({ items: z.array(CalendarRow) }),
  }),
  get: get('/api/calendars/:id', {
    summary: 'One working calendar with its versions',
    can: 'calendars.read',
    input: z.object({
      id: IdOrKey,
      version: z.coerce
        .number<number | string>()
        .int()
        .optional()
        .meta({ title: 'Version' })
        .meta({ title: 'Version' }),
    }),
    reply: CalendarView,
  }),
  create: post('/api/calendars', {
    summary: 'Set up a working calendar',
    can: 'calendars.manage',
    input: CalendarDraft,
    reply: Made,
  }),
  save: patch('/api/calendars/:id', {
    summary: 'Change a calendar: other hours become a new version, and open clocks are planned anew',
    can: 'calendars.manage',
    input: z.object({
      id: Id,
      version: z.int().meta({ title: 'Version that was edited' }),
      ...CalendarDraft.shape,
      name: CalendarDraft.shape.name.optional().meta({ title: 'Name', description: 'Left out, it stays' }),
    }),
    reply: Saved,
  }),
  makeDefault: post('/api/calendars/:id/default', {
    summary: 'Use this calendar for whatever names no other',
    can: 'calendars.manage',
    input: byId,
    reply: Done,
  }),
  archive: post('/api/calendars/:id/archive', {
    summary: 'Put a calendar in the archive, or bring it back',
    can: 'calendars.manage',
    input: archiving,
    reply: Done,
  }),
  preview: post('/api/calendars/preview', {
    summary: 'What hours mean day by day, before they are saved',
    can: 'calendars.read',
    input: z.object({
      definition: Definition.meta({ title: 'Hours' }),
      from: Day.meta({ title: 'From' }),
      count: z.int().min(1).max(400).default(60).meta({ title: 'Days' }),
    }),
    reply: z.object({ days: z.array(PreviewDay) }),
  }),
  whatIf: post('/api/calendars/:id/what-if', {
    summary: 'What other hours would have made of the promises of the last 90 days, a portion at a time',
    can: 'calendars.manage',
    input: byId.extend({ definition: Definition.meta({ title: 'Hours' }), after: whatIfAfter }),
    reply: WhatIf,
  }),
  holidayPlaces: get('/api/calendars/holiday-places', {
    summary: 'Countries, states and regions whose holidays are known',
    can: 'calendars.read',
    input: z.object({
      country: HolidayFeed.shape.country.optional(),
      state: HolidayFeed.shape.country.optional(),
    }),
    reply: z.object({ countries: z.array(Place), states: z.array(Place), regions: z.array(Place) }),
  }),
  holidays: get('/api/calendars/holidays', {
    summary: 'The holidays of a place in one year, of every kind',
    can: 'calendars.read',
    input: z.object({
      country: HolidayFeed.shape.country.meta({ title: 'Country', example: 'NO' }),
      state: HolidayFeed.shape.country.optional(),
      region: HolidayFeed.shape.country.optional(),
      year: z.coerce.number<number | string>().int().min(1970).max(2100).meta({ title: 'Year' }),
    }),
    reply: z.object({
      items: z.array(z.object({ date: Day, name: z.string(), type: HolidayType, from: z.int().nullable() })),
    }),
  }),
  readIcal: post('/api/calendars/ical', {
    summary: 'Read the days of an iCalendar file; nothing is kept yet',
    can: 'calendars.manage',
    input: z.object({ name: z.string().max(1000).default('').meta({ title: 'Name' }) }),
    reply: IcalReply,
    carries: 'upload',
  }),
  tryOut: get('/api/calendars/:id/try', {
    summary: 'When something would be due that has so much working time from a moment on, and why',
    can: 'calendars.read',
    input: z.object({
      id: Id,
      minutes: z.coerce
        .number<number | string>()
        .int()
        .min(0)
        .max(525_600)
        .meta({ title: 'Working minutes' }),
      from: Instant.optional().meta({ title: 'From' }),
    }),
    reply: TryReply,
  }),
}
