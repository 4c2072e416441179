import { parseDuration } from '#lib/time/durations'
import { MINUTE_MS } from '#lib/time/instant'

/** Working minutes as they are typed: `45m`, `4h`, `2h 30m`. Days are left out: nobody knows whose. */
export function minutesText(minutes: number | null): string {
  if (minutes === null) return ''
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours > 0 && `${hours}h`, (rest > 0 || hours === 0) && `${rest}m`].filter(Boolean).join(' ')
}

/** What somebody typed as whole minutes; null for nothing, undefined for what cannot be read. */
export function minutesOf(text: string): number | null | undefined {
  if (text.trim() === '') return null
  const ms = /[dws]/i.test(text) ? null : parseDuration(text)
  if (ms === null) return undefined
  const minutes = Math.round(ms / MINUTE_MS)
  return minutes >= 1 ? minutes : undefined
}
