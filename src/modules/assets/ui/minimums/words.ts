import { vocabulary } from '#lib/words'

export const w = vocabulary('assets.minimums-ui', {
  ready: '{n, plural, =0 {None lies ready} one {One lies ready} other {# lie ready}}',
  promised:
    '{n, plural, one {One is} other {# are}} meant for people who begin soon: {left, plural, =0 {none is} one {one is} other {# are}} left then',
  none: 'Nobody has said how many must lie ready. Once fewer do, it stands on the bridge, and opens a ticket where the organisation wants that.',
  add: 'Set a minimum',
  edit: 'Minimum: {place}',
  save: 'Save',
  everywhere: 'Everywhere together',
  of: '{ready} of {least}',
  few: '{n} too few',
  'few-ordered': '{n} too few, {ordered} on order',
  comes: '{n} on order',
  'comes-on': '{n} on order, promised for {day}',
})
