import { vocabulary } from '#lib/words'

export const w = vocabulary('assets.repairs-ui', {
  heading:
    '{open, plural, =0 {Nothing is away for repair} one {One asset is away for repair} other {# assets are away for repair}}{overdue, plural, =0 {} one {, one of them overdue} other {, # of them overdue}}',
  figures:
    '{cost, select, none {Repairs cost nothing in the last year} other {Repairs cost {cost} in the last year}}',
  mean: '{days, plural, =0 {One takes less than a day} one {One takes # day} other {One takes # days}}',
  which: 'Which repairs',
  'state.open': 'Away',
  'state.overdue': 'Overdue',
  'state.closed': 'Ended',
  empty: 'No repairs yet',
  'empty.text':
    'Send an asset to repair from its own page. It is away until it is back, and its story tells it.',
  nothing: 'There are none of these.',
  asset: 'Asset',
  fault: 'What is wrong',
  vendor: 'Sent to',
  'in-house': 'In the house',
  since: 'Away since',
  expected: 'Expected back',
  missing: 'Missing',
  days: '{n, plural, =0 {less than a day} one {# day} other {# days}}',
  cost: 'Cost',
  overdue: 'Overdue since {day}',
  warranty: 'Under warranty',
  'panel.none': 'It was never repaired',
  panel:
    '{n, plural, one {It was repaired once} other {It was repaired # times}} and was missing for {days, plural, =0 {less than a day} one {# day} other {# days}} in all{cost, select, none {} other {; that cost {cost}}}',
  'panel.away': 'It is away for repair',
  open: 'Send to repair',
  'open.title': 'Send {name} to repair',
  'open.save': 'Send it',
  'open.done': '{name} is away until it is back.',
  'open.away': 'It is away for repair already',
  edit: 'Change what is known',
  save: 'Save',
  close: 'It is back',
  'close.title': '{name} is back',
  'close.save': 'End the repair',
  'close.done': 'The repair has ended.',
  details: 'The repair of {name}',
})
