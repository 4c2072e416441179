import { z } from 'zod'
import type { Sentence as Said } from '../words.ts'

const at = z.int().meta({ title: 'At', description: 'Epoch milliseconds' })
const Sentence: z.ZodType<Said> = z.object({
  key: z.string(),
  values: z
    .record(
      z.string(),
      z.union([
        z.string(),
        z.number(),
        z.lazy(() => Sentence),
        z.array(z.union([z.string(), z.lazy(() => Sentence)])),
      ]),
    )
    .optional(),
})
/** Why it happened, as whoever reports the fact would say it: "Mikkel raised P3 to P2: five people stuck". */
const why = { why: Sentence.optional() }

const terms = {
  target_ms: z.int().positive().meta({ title: 'Target', description: 'Milliseconds of working time' }),
  calendar: z.string().meta({ title: 'Calendar', description: 'Id of the calendar version' }),
  policy: z.string().meta({ title: 'Policy', description: 'Id of the policy version' }),
  label: z.string().min(1).meta({ title: 'Level', description: 'What people call these terms, such as P2' }),
}
const newTerms = {
  target_ms: terms.target_ms.optional(),
  calendar: terms.calendar.optional(),
  policy: terms.policy.optional(),
  label: terms.label.optional(),
}
const grace_ms = z.int().min(0).optional()

/**
 * What can happen to a service-level clock, in the order it happened. A fact that does not fit the state of the
 * clock (a pause of a met one, a second start) changes nothing; facts of one moment count in the order given.
 */
export const ClockFact = z.discriminatedUnion('is', [
  /** The clock begins to run; every clock begins so. */
  z.object({ is: z.literal('started'), at, kind: z.string(), ...terms, ...why }),
  /** It waits, until resumed or until a date at which it returns by itself. Again while it waits: a new reason. */
  z.object({ is: z.literal('paused'), at, until: at.optional(), ...why }),
  z.object({ is: z.literal('resumed'), at, ...why }),
  /**
   * Priority or policy changed: what ran and what waited is kept, target and calendar count from here on.
   * With `grace_ms`, so much working time is left at least; without, a target already used up breaks the clock.
   */
  z.object({ is: z.literal('retargeted'), at, ...newTerms, grace_ms, ...why }),
  /** What was promised is done. Whether in time is judged by the due moment, which still counts as in time. */
  z.object({ is: z.literal('stopped'), at, ...why }),
  /** A stopped clock begins anew at zero, as for the next response when the customer writes again. */
  z.object({ is: z.literal('restarted'), at, ...newTerms, ...why }),
  /** A stopped or cancelled clock runs on from where it was; `grace_ms` of working time is left at least. */
  z.object({ is: z.literal('reopened'), at, grace_ms, ...why }),
  /** The promise no longer holds: merged away, withdrawn. `reopened` takes it back. */
  z.object({ is: z.literal('cancelled'), at, ...why }),
  /** A calendar was edited: an open clock is counted anew from its start under the version that replaces it. */
  z.object({ is: z.literal('recalculated'), at, replaced: terms.calendar, calendar: terms.calendar, ...why }),
])
export type ClockFact = z.output<typeof ClockFact>
export type FactOf<Is extends ClockFact['is']> = Extract<ClockFact, { is: Is }>
/** The facts that a row alone can take; the other one needs the clock's whole history. */
export type ClockStep = Exclude<ClockFact, FactOf<'recalculated'>>

/** What a reopened clock has left at least, so that it never breaks in the second in which it is reopened. */
export const REOPEN_GRACE_MS = 15 * 60_000

export type ClockPhase = 'running' | 'paused' | 'stopped' | 'cancelled'

/** Which phases a fact needs; in any other it changes nothing. */
const fitting: Record<ClockFact['is'], readonly ClockPhase[]> = {
  started: [],
  paused: ['running', 'paused'],
  resumed: ['paused'],
  retargeted: ['running', 'paused'],
  stopped: ['running', 'paused'],
  restarted: ['stopped'],
  reopened: ['stopped', 'cancelled'],
  cancelled: ['running', 'paused'],
  recalculated: ['running', 'paused'],
}
export const fits = (fact: ClockFact, phase: ClockPhase) => fitting[fact.is].includes(phase)

const leadsTo: Record<ClockFact['is'], ClockPhase | undefined> = {
  started: 'running',
  paused: 'paused',
  resumed: 'running',
  retargeted: undefined,
  stopped: 'stopped',
  restarted: 'running',
  reopened: 'running',
  cancelled: 'cancelled',
  recalculated: undefined,
}
/** The phase after a fact that fits. */
export const phaseAfter = (fact: ClockFact, phase: ClockPhase) => leadsTo[fact.is] ?? phase
