import { vocabulary } from '#lib/words'

export const w = vocabulary('home', {
  'first-steps':
    '{done, plural, =0 {{n, plural, one {One step makes} other {# steps make}} Wheelhouse yours} one {# first step is done, {n, plural, one {one is} other {# are}} left} other {# first steps are done, {n, plural, one {one is} other {# are}} left}}',
})
