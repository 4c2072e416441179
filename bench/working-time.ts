import { availableParallelism, cpus } from 'node:os'
import type { WorkingCalendar } from '#lib/time/calendar'
import type { ClockFact } from '#lib/time/clock-facts'
import { advanceClock, startClock } from '#lib/time/clock'
import { flightRecord } from '#lib/time/flight-recorder'
import { HOUR_MS, msOf } from '#lib/time/instant'
import { replayClock } from '#lib/time/replay'
import { calendarShelf, compileCalendar } from '#lib/time/span-table'
import { addWorking, workingBetween } from '#lib/time/working-time'

/*
 * What the working-time engine does in a second on one core: `node bench/working-time.ts`.
 * The median of five runs; amounts and moments are spread over three years by a fixed sequence.
 */

const RUNS = 5
const START = msOf('2026-01-01T00:00:00Z')
const zones = ['Europe/Oslo', 'Europe/Berlin', 'America/Santiago', 'Asia/Kolkata']
const days = Array.from({ length: 12 }, (_, month) => ({
  date: `2026-${String(month + 1).padStart(2, '0')}-17`,
  name: 'Holiday',
  spans: [],
}))
const weekly = [1, 2, 3, 4, 5].flatMap((day) => [
  { day, start: 480, end: 720 },
  { day, start: 780, end: 1080 },
])
const calendars: WorkingCalendar[] = zones.map((zone) => ({ name: zone, zone, always: false, weekly, days }))
const shelf = calendarShelf(Object.fromEntries(calendars.map((calendar) => [calendar.zone, calendar])))

/** Whole numbers below a limit, the same ones in every run. */
function sequence(length: number, limit: number): Float64Array {
  let seed = 20_261_110
  return Float64Array.from({ length }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * limit)
  })
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}

/** Runs a piece of work so often per run, and prints how many were done in a second. */
function measure(name: string, times: number, work: (i: number) => number) {
  let sum = 0
  const rates = Array.from({ length: RUNS + 1 }, () => {
    const begin = performance.now()
    for (let i = 0; i < times; i++) sum += work(i)
    return (times / (performance.now() - begin)) * 1000
  })
  // The first run warms up. The sum keeps the work from being left out.
  const rate = Math.round(median(rates.slice(1)))
  console.log(
    `${name.padEnd(34)}${rate.toLocaleString('en').padStart(14)} /s${Number.isFinite(sum) ? '' : ' ?'}`,
  )
}

const COUNT = 1 << 20
const moments = sequence(COUNT, 3 * 365 * 24 * HOUR_MS).map((ms) => START + ms)
const amounts = sequence(COUNT, 80 * HOUR_MS)
const compiled = zones.map((zone) => shelf(zone))
const pick = <T>(from: ArrayLike<T>, i: number): T => from[i % from.length] as T

const facts = moments.subarray(0, 4096)
const histories = Array.from(facts, (start, i): ClockFact[] => [
  {
    is: 'started',
    at: start,
    kind: 'resolution',
    target_ms: 24 * HOUR_MS,
    calendar: pick(zones, i),
    policy: 'p1',
    label: 'P3',
  },
  { is: 'paused', at: start + 5 * HOUR_MS },
  { is: 'resumed', at: start + 30 * HOUR_MS },
  { is: 'retargeted', at: start + 50 * HOUR_MS, target_ms: 8 * HOUR_MS, label: 'P2' },
  { is: 'stopped', at: start + 60 * HOUR_MS },
])

const [cpu] = cpus()
console.log(`${cpu?.model ?? 'unknown'}, ${availableParallelism()} cores, one used, Node ${process.version}`)
measure(
  'addWorking, up to 80 h',
  COUNT,
  (i) => addWorking(pick(compiled, i), pick(moments, i), pick(amounts, i)) ?? 0,
)
measure('workingBetween, up to 80 h', COUNT, (i) =>
  workingBetween(pick(compiled, i), pick(moments, i), pick(moments, i) + pick(amounts, i)),
)
measure('replayClock, 5 facts', 1 << 16, (i) => {
  const history = pick(histories, i)
  return replayClock(history, pick(facts, i) + 90 * HOUR_MS, shelf).view.elapsed_ms
})
measure('advanceClock, 5 facts one by one', 1 << 16, (i) => {
  const [start, ...steps] = pick(histories, i)
  if (start?.is !== 'started') return 0
  let row = startClock(start, shelf)
  for (const step of steps) if (step.is !== 'recalculated') row = advanceClock(row, step, shelf)
  return row.elapsed_ms
})
measure('flightRecord, 5 facts', 1 << 9, (i) => {
  const reader = { language: 'en', zone: 'Europe/Oslo', now: pick(facts, i) + 90 * HOUR_MS }
  return flightRecord(pick(histories, i), shelf, reader).rows.length
})
measure('span table of one year', 1 << 8, (i) => compileCalendar(pick(calendars, i)).year(56).total)
