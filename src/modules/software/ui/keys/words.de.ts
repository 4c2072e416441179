import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('software-ui.keys', {
  add: 'Schlüssel hinterlegen',
  'add.text':
    'Sie liegen verschlüsselt, stehen in keiner Liste und keiner Suche. Wer einen sehen will, sagt warum, und das steht im Verlauf.',
  'add.save': 'Wegschließen',
  'add.done': '{n, plural, one {Ein Schlüssel ist} other {# Schlüssel sind}} hinterlegt',
  key: 'Schlüssel',
  'key.masked': '••••• {ending}',
  'key.short': '•••••',
  'key.used': '{used} von {n, plural, one {# Aktivierung} other {# Aktivierungen}}',
  'key.any': '{n, plural, =0 {nicht ausgegeben} one {einmal ausgegeben} other {#-mal ausgegeben}}',
  'key.sights': '{n, plural, =0 {nie angesehen} one {einmal angesehen} other {#-mal angesehen}}',
  show: 'Ansehen oder ausgeben',
  'show.title': 'Schlüssel {key} ansehen',
  'show.save': 'Ansehen',
  'shown.title': 'Der Schlüssel {key}',
  'shown.text': 'Dass Sie ihn angesehen haben, und warum, ist jetzt festgehalten.',
  remove: 'Den Schlüssel {key} löschen',
  'remove.title': 'Den Schlüssel {key} löschen?',
  'remove.text': 'Er lässt sich nicht wiederherstellen. Wer ihn angesehen hat, bleibt bekannt.',
  'remove.save': 'Löschen',
  removed: 'Der Schlüssel ist gelöscht',
  'give-back': '{holder} hat ihn zurückgegeben',
  returned: 'Er kann wieder ausgegeben werden',
  unseen:
    '{n, plural, one {und einer, den Sie nicht sehen dürfen} other {und #, die Sie nicht sehen dürfen}}',
  'seen.heading':
    '{n, plural, =0 {Kein Lizenzschlüssel wurde} one {Ein Lizenzschlüssel wurde einmal} other {Lizenzschlüssel wurden #-mal}} angesehen in {days} Tagen',
  'seen.by': 'Von {who}',
  'seen.one': '{name} {n, plural, one {einmal} other {#-mal}}',
  'seen.text': 'Jedes Mal, dass jemand einen Lizenzschlüssel angesehen hat, mit dem genannten Grund.',
  'seen.none': 'In diesen Tagen hat niemand einen Schlüssel angesehen',
  'seen.days': 'In den letzten',
  'seen.all': 'Von allen Schlüsseln',
  when: 'Wann',
  by: 'Von',
  product: 'Produkt',
  reason: 'Warum',
  holder: 'Ausgegeben an',
  'given-back': '{holder}, zurückgegeben',
})
