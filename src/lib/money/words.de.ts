import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('money', {
  unread: 'Bitte wie 1250,00 EUR schreiben.',
  'no-currency': 'Bitte auch die Währung nennen: 1250,00 EUR',
  'unknown-currency': '{currency} ist keine Währung.',
  'no-such': 'Bitte die drei Buchstaben der Währung schreiben: EUR',
  'too-exact':
    '{currency} hat {digits, plural, =0 {keine Stellen} one {# Stelle} other {# Stellen}} nach dem Komma.',
  'two-ways': 'Das lässt sich auf zwei Arten lesen: bitte wie 1250,00 schreiben.',
  'too-much': 'Das ist mehr, als genau gezählt werden kann.',
  negative: 'Weniger als nichts geht nicht.',
})
