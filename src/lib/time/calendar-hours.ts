import type { WorkingCalendar } from './calendar.ts'
import { wallTime } from './durations.ts'

/** A calendar in few words: "Hamburg 08–17", "Bergen 08–12, 13–18"; the name alone if its days differ. */
export function hoursInWords({ name, always, weekly }: WorkingCalendar): string {
  if (always) return name
  const days = Map.groupBy(weekly, (span) => span.day)
  const kinds = new Set([...days.values()].map((spans) => spans.map(hours).sort().join(', ')))
  const [only] = kinds
  return kinds.size === 1 ? `${name} ${only}` : name
}

const hours = ({ start, end }: { start: number; end: number }) => `${short(start)}–${short(end)}`
const short = (minute: number) => wallTime(minute).replace(':00', '')
