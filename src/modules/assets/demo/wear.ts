import { randomFrom } from '#lib/random'
import { badModel } from './catalogue.ts'
import { type Device, momentOn, type Story } from './buy.ts'

const faults = [
  'The hinge is broken',
  'The screen flickers',
  'Does not charge',
  'The fan is loud',
  'It is slow',
]

/** A repair that is over: of which device, by its place in the fleet, when and how long, and what it cost in euros. */
export interface Worn {
  readonly device: number
  readonly from: string
  readonly until: string
  readonly fault: string
  readonly under_warranty: boolean
  readonly cost: number | null
}

/** How likely a device breaks in a month of its age. */
function hazard({ model: { type, model } }: Device, month: number): number {
  const worse = model === badModel ? 1.8 : 1
  if (type === 'laptop') return worse * (0.004 + 0.00007 * Math.max(0, month - 16) ** 2)
  if (type === 'phone') return 0.004 + 0.0009 * Math.max(0, month - 18)
  return type === 'printer' ? 0.05 : 0
}

/** What broke of a fleet since the story began: the older it is the more. The same for the same seed and day. */
export function wearOf(seed: number, fleet: readonly Device[], { begins, today }: Story): Worn[] {
  const random = randomFrom(seed)
  const { next, below, pick } = random
  const last = Temporal.PlainDate.from(today).subtract({ days: 25 })
  return fleet.flatMap((device, n) => {
    const bought = Temporal.PlainDate.from(device.bought_on)
    const gone = device.steps.find(({ to }) => to === null)?.at.slice(0, 10) ?? today
    const worn: Worn[] = []
    for (let month = 0; ; month++) {
      const day = bought.add({ months: month, days: below(28) })
      const end = day.add({ days: 3 + below(9) })
      if (Temporal.PlainDate.compare(day, last) > 0 || end.toString() >= gone) return worn
      if (day.toString() <= begins || next() >= hazard(device, month)) continue
      const under_warranty = day.toString() < device.warranty_until && next() < 0.8
      worn.push({
        device: n,
        from: momentOn(day.toString(), random),
        until: momentOn(end.toString(), random),
        fault: pick(faults),
        under_warranty,
        // Now and then nobody wrote down what it cost.
        cost: under_warranty || next() < 0.06 ? null : 80 + 5 * below(60),
      })
    }
  })
}
