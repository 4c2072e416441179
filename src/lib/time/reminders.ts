import type { CompiledCalendar } from './span-table.ts'
import { addWorking, nextOpening, subtractWorking } from './working-time.ts'

/** The moment `ms` of working time before a due moment; null if the calendar was never open that long. */
export const beforeDue = (clock: CompiledCalendar, due: number, ms: number) => subtractWorking(clock, due, ms)

/** When someone may be told what is to be told at a moment: then if they are at work, else when they next are. */
export const tellAt = (recipient: CompiledCalendar, moment: number) => nextOpening(recipient, moment)

/** One step of an escalation: working time before the due moment (negative) or after it, 0 at the moment itself. */
export interface EscalationStep {
  readonly offset_ms: number
}

export interface Escalation<Step extends EscalationStep> {
  readonly step: Step
  /** When the step is reached on the clock, and when its recipient hears of it. */
  readonly reached_at: number
  readonly tell_at: number
}

/** The step at which a share of a target has run: 0.75 of 8 h is 2 h before the due moment. */
export const shareStep = (target_ms: number, share: number): EscalationStep => ({
  offset_ms: -Math.round(target_ms * (1 - share)),
})

/**
 * The moments of an escalation, soonest told first. A step that would lie before the clock began is left out:
 * four hours' warning of a two-hour target is no warning. So is one that nobody can ever be told.
 */
export function escalations<Step extends EscalationStep>(
  clock: { calendar: CompiledCalendar; started_at: number; due_at: number },
  steps: readonly Step[],
  recipient: CompiledCalendar,
): Escalation<Step>[] {
  const { calendar, started_at, due_at } = clock
  const moments: Escalation<Step>[] = []
  for (const step of steps) {
    const { offset_ms } = step
    const reached_at =
      offset_ms < 0 ? beforeDue(calendar, due_at, -offset_ms) : addWorking(calendar, due_at, offset_ms)
    if (reached_at === null || reached_at < started_at) continue
    const tell_at = tellAt(recipient, reached_at)
    if (tell_at !== null) moments.push({ step, reached_at, tell_at })
  }
  return moments.sort((a, b) => a.tell_at - b.tell_at)
}
