import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('vendors.service', {
  service: 'Leistung eines Lieferanten',
  tier: 'Kritikalität',
  what: 'Was sie ist',
  serves: 'dient',
  'served-by': 'bedient von',
  'sort.tier': 'Kritikalität',
  'view.all': 'Alle',
  'view.critical': 'Kritisch',
  'view.uncovered': 'Ohne Vertrag',
  'view.archive': 'Archiv',
  'of-another': 'Dieser Vertrag ist mit einem anderen Lieferanten',
  'has-services':
    'Ein Vertrag, der Leistungen abdeckt, bleibt bei seinem Lieferanten; lösen Sie erst {n, plural, one {seine Leistung} other {seine # Leistungen}}',
  'contract-archived': '{name} ist im Archiv; damit ist nichts mehr abgedeckt',
  take: 'Aus dem, was in einem Text der Lieferanten stand, Leistungen machen',
  'said-created': 'Hat die Leistung von {vendor} angelegt',
})
