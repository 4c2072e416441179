import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('history.ui', {
  past: 'Wie es war',
  story: 'Was geschah',
  'page-title': '{key}, wie es war',
  'as-of': '{kind} {key}, Stand vom',
  at: 'Ein anderer Zeitpunkt',
  earlier: 'Vor der letzten Änderung',
  later: 'Nach der nächsten Änderung',
  today: 'Wie es heute ist',
  'past-only': 'Das ist die Vergangenheit: Sie lässt sich lesen, nicht ändern.',
  fields:
    '{n, plural, =0 {Nichts unterscheidet sich von heute} one {Ein Feld unterscheidet sich von heute} other {# Felder unterscheiden sich von heute}}',
  field: 'Feld',
  'then-head': 'Damals',
  now: 'Heute',
  nothing: 'nichts',
  promises: 'Wie es um die Zusagen stand',
  messages: '{n, plural, one {Eine Nachricht war geschrieben} other {# Nachrichten waren geschrieben}}',
  'not-here': 'Das gab es hier noch nicht',
  before: 'Wie es davor war',
  after: 'Wie es danach war',
})
