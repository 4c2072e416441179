import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('assets.write-offs-ui', {
  'write-off': 'Ausbuchen',
  'write-off.title': 'Vorschlagen, {name} auszubuchen',
  'write-off.save': 'Vorschlagen',
  'write-off.done': 'Vorgeschlagen. Ausgebucht ist es, sobald jemand anderes zustimmt.',
  which: 'Welche Ausbuchungen',
  'state.waiting': 'Offen',
  'state.approved': 'Zugestimmt',
  'state.refused': 'Abgelehnt',
  'state.withdrawn': 'Zurückgenommen',
  empty: 'Nichts wartet darauf, ausgebucht zu werden',
  'empty.text':
    'Was verloren, defekt oder verkauft ist, wird auf seiner eigenen Seite vorgeschlagen; jemand anderes stimmt zu, und es wird ausgebucht.',
  nothing: 'Davon gibt es keine.',
  asset: 'Gerät',
  reason: 'Was daraus wurde',
  why: 'Warum',
  book: 'Buchwert',
  proceeds: 'Erlös',
  by: 'Vorgeschlagen von',
  asked: 'Vorgeschlagen',
  'decided-by': 'Entschieden von',
  decided: 'Entschieden',
  'panel.waiting':
    '{name} schlägt vor, es auszubuchen: {reason}{book, select, none {} other {; in den Büchern steht es mit {book}}}',
  brings: 'Es bringt {money}.',
  approve: 'Zustimmen',
  'approve.title': '{name} ausbuchen',
  'approve.text':
    '{book, select, none {Sein Buchwert ist nicht bekannt. Danach ist es weg} other {In den Büchern steht es mit {book}. Danach ist es weg und zum heutigen Tag ausgebucht}}.',
  'approve.save': 'Ausbuchen',
  'approve.done': 'Es ist ausgebucht.',
  refuse: 'Ablehnen',
  'refuse.title': 'Die Ausbuchung von {name} ablehnen',
  'refuse.save': 'Ablehnen',
  'refuse.done': 'Es bleibt.',
  withdraw: 'Zurücknehmen',
  withdrawn: 'Zurückgenommen: Es bleibt.',
})
