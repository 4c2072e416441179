import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('seal-api', {
  'not-yet': 'Dieses Ereignis ist noch nicht versiegelt: Das dauert ein paar Sekunden',
  'no-head': 'Bei {size, number} Ereignissen gibt es keinen unterschriebenen Stand',
  damaged:
    'Der versiegelte Verlauf passt nicht zu dem, was unterschrieben wurde: wheelhouse verify auf dem Server sagt, was damit geschah',
  backwards: 'Der spätere Stand muss mindestens so viele Ereignisse haben',
  'schedule-mail':
    'Sendet den neuesten unterschriebenen Stand des versiegelten Verlaufs dorthin, wo er außerhalb liegt',
  'home.title': 'Auf den versiegelten Verlauf ist kein Verlass',
  'home.open': 'Prüfprotokoll öffnen',
  'home.set-back': 'In der Datenbank fehlen versiegelte Ereignisse; das Versiegeln steht still',
  'home.no-file': 'Die Datei der unterschriebenen Stände lässt sich nicht lesen oder schreiben',
})
