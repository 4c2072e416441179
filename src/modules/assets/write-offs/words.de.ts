import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('assets.write-offs', {
  'approved-by-another': 'Was noch einen Buchwert hat, wird nur ausgebucht, wenn jemand anderes zustimmt',
  'approved-by-another.hint':
    'Ausgeschaltet darf, wer Geräte ändern darf, sie auch allein ausbuchen. Vorschlagen kann man es trotzdem.',
  'reason.lost': 'verloren',
  'reason.broken': 'defekt',
  'reason.scrapped': 'verschrottet',
  'reason.sold': 'verkauft',
  'reason.given-away': 'verschenkt',
  'is-counted': '{name} wird gezählt; ausgebucht werden nur einzelne Geräte',
  'is-approved': 'Dieser Ausbuchung wurde schon zugestimmt',
  'is-refused': 'Diese Ausbuchung wurde schon abgelehnt',
  'is-withdrawn': 'Diese Ausbuchung wurde zurückgenommen',
  own: 'Was Sie vorschlagen, entscheidet jemand anderes',
  approver: 'Darüber entscheidet, wer Ausbuchungen zustimmen darf',
  'not-own': 'Zurücknehmen kann es nur, wer es vorgeschlagen hat',
  currency: 'Gekauft wurde es in {currency}; geben Sie auch den Erlös in {currency} an',
  'needs-approval':
    '{name} steht noch mit {book} in den Büchern: Schlagen Sie die Ausbuchung vor, und jemand anderes stimmt ihr zu',
  'already-proposed': 'Dafür ist schon eine Ausbuchung vorgeschlagen',
  'missing-why': 'Fehlte, als {person} alles zurückgab',
  'said-waiting':
    'Zum Ausbuchen vorgeschlagen, {reason}{book, select, none {} other { mit noch {book}}}: {text}',
  'said-approved': 'Ausgebucht, {reason}{book, select, none {} other {, mit noch {book}}}',
  'said-refused': 'Die Ausbuchung wurde abgelehnt{text, select, none {} other {. {text}}}',
  'said-withdrawn': 'Die Ausbuchung wurde zurückgenommen',
  'said-posted': 'Aus den Büchern genommen',
  'home.waiting':
    '{n, plural, one {Eine Ausbuchung wartet auf Zustimmung} other {# Ausbuchungen warten auf Zustimmung}}',
  'home.all': '{n, plural, one {Zeigen} other {Alle # zeigen}}',
})
