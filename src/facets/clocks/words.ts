import { vocabulary } from '#lib/words'

export const w = vocabulary('clocks', {
  'metric.first_response': 'Answer',
  'metric.next_response': 'Next answer',
  'metric.resolution': 'Solve',
  'why.opened': 'opened',
  'why.reply': '{name} replied',
  'why.asked': '{name} wrote',
  'why.state': '{name} moved it to {state}',
  'why.priority': '{name} made {before} into {after}',
  'why.policy': 'another policy counts: {policy}',
  'why.merged': 'merged into another',
  'why.hold-over': 'the date to wait for has come',
  'why.calendar': 'the hours were changed',
  label: 'P{priority}',
  'refuse.scope': 'The scope cannot be read: {why}',
  'refuse.same-metric': 'Two lines promise the same thing',
  'no-policy': 'No service level counts for this',
})
