import { vocabulary } from '#lib/words'

export const w = vocabulary('history.ui', {
  past: 'As it was',
  story: 'What happened',
  'page-title': '{key} as it was',
  'as-of': '{kind} {key}, as of',
  at: 'Another moment',
  earlier: 'Before the last change',
  later: 'After the next change',
  today: 'As it is today',
  'past-only': 'This is the past: it can be read, and not be changed.',
  fields:
    '{n, plural, =0 {Nothing differs from today} one {One field differs from today} other {# fields differ from today}}',
  field: 'Field',
  'then-head': 'Then',
  now: 'Today',
  nothing: 'nothing',
  promises: 'How its promises stood',
  messages: '{n, plural, one {One message had been written} other {# messages had been written}}',
  'not-here': 'It was not here yet',
  before: 'As it was before this',
  after: 'As it was after this',
})
