import { vocabulary } from '#lib/words'

export const w = vocabulary('bridge', {
  bridge: 'Bridge',
  title:
    '{n, plural, =0 {Nothing needs you now} one {One thing needs you today} other {# things need you today}}',
  computed: 'computed {at}, live',
  until: 'until {day}',
  since: 'since {day}',
  quiet: 'All is calm. What comes up in any room that you may enter is told here.',
})
