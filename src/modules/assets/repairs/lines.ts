import { eventLine } from '#kernel/event-lines'
import { RepairChanged, RepairClosed, RepairOpened } from './contract.ts'
import { w } from './words.ts'

export const repairLines = [
  eventLine(RepairOpened, {
    insideOnly: true,
    mentions: ({ vendor_id }) => [vendor_id],
    say: ({ kind, vendor_id, expected_on }, { of, day, say }) =>
      w.later('said-opened', {
        kind: say(w.later(`kind.${kind}`)),
        to: vendor_id === null ? 'none' : of(vendor_id),
        day: expected_on === null ? 'none' : day(expected_on),
      }),
  }),
  eventLine(RepairChanged, { insideOnly: true, say: () => w.later('said-changed') }),
  eventLine(RepairClosed, {
    insideOnly: true,
    say: ({ kind, result, cost, hours }, { say }) =>
      w.later('said-closed', {
        kind: say(w.later(`kind.${kind}`)),
        result: say(w.later(`result.${result}`)),
        cost: cost ?? 'none',
        days: Math.floor(hours / 24),
      }),
  }),
]
