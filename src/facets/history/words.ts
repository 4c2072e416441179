import { vocabulary } from '#lib/words'

export const w = vocabulary('history', {
  'may-audit': 'Read the audit trail of everything',
  someone: 'someone',
  restricted: 'a restricted record',
  'line-by': '{actor}: {line}',
  'line-other': '{actor}: {kind}',
  yes: 'yes',
  no: 'no',
  'why.erased': 'erased, so that nobody can read it any more',
  'why.untold': 'changed since, and what stood there was not kept',
  'note.not-yet': 'The house knows {key} only since {since}.',
  'note.brought':
    'It was brought here on {since} from elsewhere. How it was there, only what came along can tell.',
  'note.words-gone':
    '{n, plural, one {A message} other {# messages}} of then {n, plural, one {is} other {are}} no longer kept.',
})
