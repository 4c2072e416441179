import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('assets.repairs', {
  'kind.repair': 'Reparatur',
  'kind.maintenance': 'Wartung',
  'kind.inspection': 'Prüfung',
  'result.repaired': 'repariert',
  'result.replaced': 'durch ein anderes ersetzt',
  'result.no-fault': 'kein Fehler gefunden',
  'result.not-repaired': 'nicht repariert',
  'is-away': '{name} ist schon in Reparatur',
  'is-counted': '{name} wird gezählt; repariert werden nur einzelne Geräte',
  'is-closed': 'Diese Reparatur ist beendet',
  'no-serial': 'Eine neue Seriennummer gehört zu einem, das ersetzt wurde',
  'no-way-back': 'Es ist nicht bekannt, an wen {name} zurückgeht; sagen Sie, wohin es geht',
  'no-vendor': 'Dieser Lieferant wurde nicht gefunden',
  'said-opened':
    '{kind} begonnen{to, select, none {} other {, bei {to}}}{day, select, none {} other {, zurück erwartet {day}}}',
  'said-changed': 'Angaben zur Reparatur geändert',
  'said-closed':
    '{kind} beendet: {result}{cost, select, none {} other {, {cost}}}; gefehlt hat es {days, plural, =0 {weniger als einen Tag} one {# Tag} other {# Tage}}',
  'home.overdue':
    '{n, plural, one {Ein Gerät sollte aus der Reparatur zurück sein} other {# Geräte sollten aus der Reparatur zurück sein}}',
  'home.all': '{n, plural, one {Zeigen} other {Alle # zeigen}}',
})
