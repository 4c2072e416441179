import { parseDuration } from './durations.ts'
import { MINUTE_MS } from './instant.ts'

/** Minutes as they are kept: `45m`, `4h`, `2h 30m`. In no days: those of another calendar are longer or shorter. */
export function minutesText(minutes: number | null): string {
  if (minutes === null) return ''
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours > 0 && `${hours}h`, (rest > 0 || hours === 0) && `${rest}m`].filter(Boolean).join(' ')
}

/** `1h 15`: what follows whole hours without a unit can only be minutes. */
const bareMinutes = /^(\s*\d+\s*h(?:(?:ou)?rs?)?\s*[0-5]?\d)\s*$/i

/**
 * What somebody typed as whole minutes; null for nothing, undefined for what cannot be read. A day is as long as one of
 * the calendar that counts, and cannot be read before that is chosen.
 */
export function minutesOf(text: string, dayMinutes?: number): number | null | undefined {
  if (text.trim() === '') return null
  const unread = dayMinutes === undefined ? /[dws]/i : /[ws]/i
  const units = { day_ms: (dayMinutes ?? 0) * MINUTE_MS, week_ms: 0 }
  const ms = unread.test(text) ? null : parseDuration(text.replace(bareMinutes, '$1m'), units)
  if (ms === null) return undefined
  const minutes = Math.round(ms / MINUTE_MS)
  return minutes >= 1 ? minutes : undefined
}
