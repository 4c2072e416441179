import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('assets.minimums-ui', {
  ready: '{n, plural, =0 {Keines liegt bereit} one {Eines liegt bereit} other {# liegen bereit}}',
  promised:
    '{n, plural, one {Eines ist} other {# sind}} für Menschen bestimmt, die bald anfangen: Dann {left, plural, =0 {bleibt keines} one {bleibt eines} other {bleiben #}}',
  none: 'Noch steht nicht fest, wie viele bereitliegen müssen. Sind es weniger, steht es auf der Brücke und öffnet ein Ticket, wo die Organisation das will.',
  add: 'Mindestzahl festlegen',
  edit: 'Mindestzahl: {place}',
  save: 'Speichern',
  everywhere: 'Überall zusammen',
  of: '{ready} von {least}',
  few: '{n} zu wenig',
  'few-ordered': '{n} zu wenig, {ordered} bestellt',
  comes: '{n} bestellt',
  'comes-on': '{n} bestellt, zugesagt für den {day}',
})
