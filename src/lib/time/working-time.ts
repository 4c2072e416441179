import { HORIZON_MS, HORIZON_YEARS, yearOf, type CompiledCalendar, type SpanTable } from './span-table.ts'

/*
 * Moments are epoch milliseconds, amounts are milliseconds of open time; both whole.
 * A span is open at its start and closed at its end. null means never: the calendar does not open often enough
 * within HORIZON_YEARS. A moment or an amount that is no whole number is a fault of the caller and throws.
 */

/**
 * The earliest moment by which `amount` of open time has passed since `from`. So what is used up exactly at
 * closing time is due at closing time, time outside hours counts nothing, and an amount of 0 gives `from` itself.
 */
export function addWorking(cal: CompiledCalendar, from: number, amount: number): number | null {
  check(from, amount)
  if (amount === 0) return from
  const start = yearOf(from)
  const last = Math.min(cal.lastYear, start + HORIZON_YEARS)
  let index = Math.max(cal.firstYear, start)
  if (index > last) return null
  let table = cal.year(index)
  let need = amount + openBefore(table, from)
  while (need > table.total) {
    if (++index > last) return null
    need -= table.total
    table = cal.year(index)
  }
  const i = lastBelow(table.before, need)
  const end = at(table.opens, i) + need - at(table.before, i)
  return end - from > HORIZON_MS ? null : end
}

/**
 * The latest moment from which `amount` of open time passes until `from`: an hour before 09:00 in a day that
 * opens at 08:00 is 08:00, not the closing time of the evening before. An amount of 0 gives `from` itself.
 */
export function subtractWorking(cal: CompiledCalendar, from: number, amount: number): number | null {
  check(from, amount)
  if (amount === 0) return from
  const start = yearOf(from)
  const first = Math.max(cal.firstYear, start - HORIZON_YEARS)
  let index = Math.min(cal.lastYear, start)
  if (index < first) return null
  let table = cal.year(index)
  let left = openBefore(table, from) - amount
  while (left < 0) {
    if (--index < first) return null
    table = cal.year(index)
    left += table.total
  }
  const i = lastBelow(table.before, left + 1)
  const begin = at(table.opens, i) + left - at(table.before, i)
  return from - begin > HORIZON_MS ? null : begin
}

/** Open time between two moments at most HORIZON_YEARS apart; negative when `to` lies before `from`. */
export function workingBetween(cal: CompiledCalendar, from: number, to: number): number {
  check(from, 0)
  check(to, 0)
  if (to < from) return -workingBetween(cal, to, from)
  const start = yearOf(from)
  const end = yearOf(to)
  if (end - start > HORIZON_YEARS) throw new RangeError(`More than ${HORIZON_YEARS} years: ${from}, ${to}`)
  let sum = openBefore(cal.year(end), to) - openBefore(cal.year(start), from)
  for (let index = start; index < end; index++) sum += cal.year(index).total
  return sum
}

/** The moment itself if the calendar is open then, else when it next opens. */
export function nextOpening(cal: CompiledCalendar, from: number): number | null {
  const end = addWorking(cal, from, 1)
  return end === null ? null : end - 1
}

export const isOpen = (cal: CompiledCalendar, moment: number) => nextOpening(cal, moment) === moment

/** Open time of the table's year before a moment. */
function openBefore(table: SpanTable, moment: number): number {
  const i = lastBelow(table.opens, moment)
  if (i < 0) return 0
  return at(table.before, i) + Math.min(moment, at(table.closes, i)) - at(table.opens, i)
}

/** The index of the last value below a limit in a sorted array, or -1. */
function lastBelow(values: Float64Array, limit: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (at(values, middle) < limit) low = middle + 1
    else high = middle
  }
  return low - 1
}

// Indexes come from the search itself; the table's arrays are equally long.
const at = (values: Float64Array, i: number) => values[i] as number

function check(moment: number, amount: number) {
  if (!Number.isSafeInteger(moment) || !Number.isSafeInteger(amount) || amount < 0)
    throw new RangeError(`Not whole milliseconds: ${moment}, ${amount}`)
}
