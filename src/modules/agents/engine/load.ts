import { daysBetween } from '#lib/time/day-number'
import { type Sections, textIn } from './form.ts'

/** How busy a device was when it reported, in whole percent. */
export interface Load {
  /** Of its memory. */
  readonly memory: number
  /** Of one processor core; of several busy ones more than 100. */
  readonly cpu: number
}

const mostCpu = 32_000
const percentOf = (text: string) => {
  const n = Number(text.replace(',', '.'))
  return text !== '' && Number.isFinite(n) && n > 0 ? n : 0
}

/**
 * What the processes of a report come to: two numbers, and nothing that tells which processes they were. Null where it names none that say how
 * much memory they take. Memory that several share is counted with each of them, so the sum is an upper bound: what is too much memory by
 * it is too much. Rounded up, for the same reason. What a processor does is the mean since each process began, as `ps` tells it.
 */
export function loadOf(sections: Sections): Load | null {
  const rows = sections['processes'] ?? []
  if (!rows.some((row) => textIn(row, 'mem') !== '')) return null
  let [memory, cpu] = [0, 0]
  for (const row of rows) {
    memory += percentOf(textIn(row, 'mem'))
    cpu += percentOf(textIn(row, 'cpuusage'))
  }
  return { memory: Math.min(100, up(memory)), cpu: Math.min(mostCpu, up(cpu)) }
}

// Tenths summed up as binary fractions miss a whole number by a hair.
const up = (n: number) => Math.ceil(Math.round(n * 1000) / 1000)

/** For so many days the highest is kept. */
export const keptDays = 90

/** The highest of each of the last days, the last one being `day`; null: nothing was heard that day. */
export interface Kept {
  /** 2026-11-30. */
  readonly day: string
  readonly memory: readonly (number | null)[]
  readonly cpu: readonly (number | null)[]
}

/**
 * What is kept once a load was heard on a day: the higher of what that day has; null where that is what is kept already, or the day is past
 * the last one by the clock of somebody else. Of days longer ago than `keptDays` nothing remains.
 */
export function noted(kept: Kept | null, day: string, load: Load): Kept | null {
  if (kept === null) return { day, memory: [load.memory], cpu: [load.cpu] }
  const passed = daysBetween(kept.day, day)
  if (passed < 0) return null
  const moved = <T>(all: readonly (T | null)[]) =>
    [...all, ...Array.from({ length: Math.min(passed, keptDays) }, () => null)].slice(-keptDays)
  const raised = (all: readonly (number | null)[], n: number) => [
    ...all.slice(0, -1),
    Math.max(all.at(-1) ?? 0, n),
  ]
  const next = {
    day,
    memory: raised(moved(kept.memory), load.memory),
    cpu: raised(moved(kept.cpu), load.cpu),
  }
  const isSame =
    passed === 0 && next.memory.at(-1) === kept.memory.at(-1) && next.cpu.at(-1) === kept.cpu.at(-1)
  return isSame ? null : next
}
