import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('assets.repairs-ui', {
  heading:
    '{open, plural, =0 {Nichts ist in Reparatur} one {Ein Gerät ist in Reparatur} other {# Geräte sind in Reparatur}}{overdue, plural, =0 {} one {, davon eines überfällig} other {, davon # überfällig}}',
  figures:
    '{cost, select, none {Reparaturen haben im letzten Jahr nichts gekostet} other {Reparaturen haben im letzten Jahr {cost} gekostet}}',
  mean: '{days, plural, =0 {Eine dauert weniger als einen Tag} one {Eine dauert # Tag} other {Eine dauert # Tage}}',
  which: 'Welche Reparaturen',
  'state.open': 'Unterwegs',
  'state.overdue': 'Überfällig',
  'state.closed': 'Beendet',
  empty: 'Noch keine Reparaturen',
  'empty.text':
    'Ein Gerät wird von seiner eigenen Seite aus in Reparatur gegeben. Es ist unterwegs, bis es zurück ist, und seine Geschichte erzählt davon.',
  nothing: 'Davon gibt es keine.',
  asset: 'Gerät',
  fault: 'Was fehlt',
  vendor: 'Geschickt an',
  'in-house': 'Im Haus',
  since: 'Unterwegs seit',
  expected: 'Zurück erwartet',
  missing: 'Fehlt',
  days: '{n, plural, =0 {weniger als einen Tag} one {# Tag} other {# Tage}}',
  cost: 'Kosten',
  overdue: 'Überfällig seit {day}',
  warranty: 'Auf Garantie',
  'panel.none': 'Es wurde nie repariert',
  panel:
    '{n, plural, one {Es wurde einmal repariert} other {Es wurde #-mal repariert}} und hat insgesamt {days, plural, =0 {weniger als einen Tag} one {# Tag} other {# Tage}} gefehlt{cost, select, none {} other {; das hat {cost} gekostet}}',
  'panel.away': 'Es ist in Reparatur',
  open: 'In Reparatur geben',
  'open.title': '{name} in Reparatur geben',
  'open.save': 'Abgeben',
  'open.done': '{name} ist unterwegs, bis es zurück ist.',
  'open.away': 'Es ist schon in Reparatur',
  edit: 'Angaben ändern',
  save: 'Speichern',
  close: 'Es ist zurück',
  'close.title': '{name} ist zurück',
  'close.save': 'Reparatur beenden',
  'close.done': 'Die Reparatur ist beendet.',
  details: 'Die Reparatur von {name}',
})
