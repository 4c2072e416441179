import { eventLine, type Names } from '#kernel/event-lines'
import {
  ClockBreached,
  ClockReminded,
  ClockResumed,
  ClocksPlanned,
  PolicyActivated,
  PolicyChanged,
  PolicyCreated,
  PolicyOrdered,
  PolicyRenamed,
} from './contract.ts'
import type { Metric } from './schemas.ts'
import { w } from './words.ts'

const promise = (metric: Metric, { say }: Names) => say(w.later(`promise.${metric}`))
const told = (ids: readonly string[], { of }: Names) => ids.map((id) => of(id)).join(', ')

/** How what happens to clocks and policies is told in a timeline. */
export const clockLines = [
  eventLine(ClockReminded, {
    say({ metric, label, tell }, names) {
      const values = { promise: promise(metric, names), label }
      return tell.length === 0
        ? w.later('line.reminded-nobody', values)
        : w.later('line.reminded', { ...values, who: told(tell, names) })
    },
    mentions: ({ tell }) => tell,
    insideOnly: true,
  }),
  eventLine(ClockBreached, {
    say({ metric, label, tell }, names) {
      const values = { promise: promise(metric, names), label }
      return tell.length === 0
        ? w.later('line.broke', values)
        : w.later('line.broke-told', { ...values, who: told(tell, names) })
    },
    mentions: ({ tell }) => tell,
    insideOnly: true,
  }),
  eventLine(ClockResumed, {
    say: ({ metric }, names) => w.later('line.resumed', { promise: promise(metric, names) }),
    insideOnly: true,
  }),
  eventLine(PolicyCreated, { say: (_, { actor }) => w.later('line.policy-created', { actor }) }),
  eventLine(PolicyChanged, {
    say: ({ version }, { actor }) => w.later('line.policy-changed', { actor, version }),
  }),
  eventLine(PolicyRenamed, {
    say: ({ before, after }, { actor }) => w.later('line.policy-renamed', { actor, before, after }),
  }),
  eventLine(PolicyActivated, {
    say: ({ active }, { actor }) => w.later(active ? 'line.policy-on' : 'line.policy-off', { actor }),
  }),
  eventLine(PolicyOrdered, {
    say: ({ position }, { actor }) => w.later('line.policy-ordered', { actor, n: position + 1 }),
  }),
  eventLine(ClocksPlanned, { say: ({ clocks, late }) => w.later('line.planned', { clocks, late }) }),
]
