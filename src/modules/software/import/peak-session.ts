import { DAY_MS } from '#lib/time/instant'
import type { ImportRow, Reason, Setup, Values } from '#facets/imports/public'
import type { Read } from '#kernel/context'
import { daysTouched, peaksByDay, type Session } from '../engine/peaks.ts'
import { PeakUnit } from '../peaks/schemas.ts'
import { nameWith } from './seat-session.ts'
import { text } from './values.ts'
import { w } from './words.ts'

/** What of a day some row was the top of. */
export interface Top {
  readonly day: string
  readonly peak: number
}
interface Sample extends Top {
  readonly n: number
}
interface Sat extends Session {
  readonly n: number
}

/** What is known of a log while it is read. */
export interface PeakSession {
  readonly unit: PeakUnit
  readonly zone: string
  /** The moment at which it is read, in milliseconds since 1970. */
  readonly now: number
  /** The product of all rows. */
  readonly product: { readonly id: string; readonly name: string } | undefined
  /** By the name of the product in small letters; empty where one is of all rows. */
  readonly samples: Map<string, Map<string, Sample>>
  readonly sessions: Map<string, Sat[]>
  /** Of which days each row is the top; worked out once all rows were seen. */
  tops: ReadonlyMap<number, readonly Top[]> | undefined
}

export async function beginPeaks(ctx: Read, { options }: Setup): Promise<PeakSession> {
  const id = options['of'] ?? ''
  return {
    unit: PeakUnit.catch('session').parse(options['unit']),
    zone: ctx.actor.zone,
    now: Date.parse(ctx.now),
    product: id === '' ? undefined : await nameWith(ctx, id),
    samples: new Map(),
    sessions: new Map(),
    tops: undefined,
  }
}

/** What a row calls its product; undefined where one is of all rows or it says none. */
export const featureIn = ({ product }: Pick<PeakSession, 'product'>, values: Values) =>
  product ? product.name : text(values['feature'])

/** Sessions that last longer are not believed. */
export const mostDays = 366

type Read1<T> = { readonly said: T } | { readonly problem: Reason }

/** Reads a row as a moment with how many were at it. */
export function sampleIn({ zone, now }: Pick<PeakSession, 'zone' | 'now'>, values: Values): Read1<Top> {
  const at = Date.parse(text(values['at']) ?? '')
  if (at > now) return { problem: { field: 'at', why: w.later('yet-to-come') } }
  const [day = ''] = daysTouched(at, at, zone)
  return { said: { day, peak: typeof values['in_use'] === 'number' ? values['in_use'] : 0 } }
}

/** Reads a row as a session of whoever counts as one. */
export function sessionIn({ unit, now }: Pick<PeakSession, 'unit' | 'now'>, values: Values): Read1<Session> {
  const from = Date.parse(text(values['began']) ?? '')
  const over = text(values['over'])
  const to = over === undefined ? null : Date.parse(over)
  if (from > now) return { problem: { field: 'began', why: w.later('yet-to-come') } }
  if (to !== null && to < from) return { problem: { field: 'over', why: w.later('over-first') } }
  if ((to ?? now) - from > mostDays * DAY_MS)
    return { problem: { field: 'over', why: w.later('over-long', { n: mostDays }) } }
  const name = unit === 'session' ? undefined : text(values[unit === 'user' ? 'user' : 'machine'])
  return { said: { from, to, who: name?.toLowerCase() ?? null } }
}

/** Remembers the highest sample of each day. */
export function noteSample(session: PeakSession, { n, values }: Pick<ImportRow, 'n' | 'values'>) {
  const read = sampleIn(session, values)
  if ('problem' in read) return
  const name = (featureIn(session, values) ?? '').toLowerCase()
  const days = session.samples.get(name) ?? new Map<string, Sample>()
  session.samples.set(name, days)
  const { day, peak } = read.said
  if (peak > (days.get(day)?.peak ?? -1)) days.set(day, { day, peak, n })
}

/** Remembers every session, since only all of them say how many were at it at once. */
export function noteSession(session: PeakSession, { n, values }: Pick<ImportRow, 'n' | 'values'>) {
  const read = sessionIn(session, values)
  if ('problem' in read) return
  const name = (featureIn(session, values) ?? '').toLowerCase()
  const all = session.sessions.get(name) ?? []
  if (all.length === 0) session.sessions.set(name, all)
  all.push({ ...read.said, n })
}

/** Of which days each row is the top, by its number. */
export function topsOf(session: PeakSession): ReadonlyMap<number, readonly Top[]> {
  session.tops ??= Map.groupBy(reckoned(session), ({ n }) => n)
  return session.tops
}

function reckoned({ samples, sessions, zone, now }: PeakSession): Sample[] {
  return [
    ...[...samples.values()].flatMap((days) => [...days.values()]),
    ...[...sessions.values()].flatMap((all) =>
      peaksByDay(all, { zone, until: now }).map(({ day, peak, by }) => ({ day, peak, n: all[by]?.n ?? 0 })),
    ),
  ]
}
