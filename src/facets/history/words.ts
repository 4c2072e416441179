import { vocabulary } from '#lib/words'

export const w = vocabulary('history', {
  'may-audit': 'Read the audit trail of everything',
  someone: 'someone',
  restricted: 'a restricted record',
  'line-by': '{actor}: {line}',
  'line-other': '{actor}: {kind}',
})
