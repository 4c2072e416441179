import { eventLine } from '#kernel/event-lines'
import { w as room } from '../words.ts'
import * as happened from './events.ts'
import { w } from './words.ts'

/** How what happens to claims reads in their timelines, and penalties in those of contracts. */
export const claimLines = [
  eventLine(happened.penaltiesAgreed, {
    say: ({ after: { rules } }) => w.later('said-agreed', { n: rules.length }),
  }),
  eventLine(happened.claimCreated, {
    mentions: ({ contract_id }) => [contract_id],
    say: ({ contract_id, total }, { of }) => w.later('said-prepared', { contract: of(contract_id), total }),
  }),
  eventLine(happened.claimReckoned, {
    say: ({ before, after }) => w.later('said-reckoned', { before: before.total, after: after.total }),
  }),
  eventLine(happened.claimLineChanged, {
    mentions: ({ record_id }) => [record_id],
    say: ({ how, line, record_id, amount, why }, { of }) =>
      w.later(`said-line.${how}`, { line: record_id === null ? line : of(record_id), amount, why }),
  }),
  eventLine(happened.claimMoved, {
    say({ before, after, total }, { day }) {
      const { status, reason, granted } = after
      if (status === 'prepared')
        return w.later(before.status === 'waived' ? 'said-not-waived' : 'said-not-claimed')
      if (status === 'claimed') return w.later('said-claimed', { total, day: day(after.claimed_on ?? '') })
      if (status === 'waived') return w.later('said-waived', { why: reason })
      return [
        w.later(`said-${status}`, { granted: granted ?? total, total }),
        ...(reason === '' ? [] : [w.later('said-why', { why: reason })]),
      ]
    },
  }),
  eventLine(happened.vendorsPosted, {
    say({ entries, currency }, { each, say }) {
      if (!each) return []
      const sides = entries.map(({ account, minor }) => `${say(w.later(`account.${account}`))} ${minor}`)
      return w.later('said-posted', { sides: sides.join(', '), currency })
    },
  }),
  eventLine(happened.claimArchived, {
    say: ({ archived }) => room.later(archived ? 'said-archived' : 'said-restored'),
  }),
]
