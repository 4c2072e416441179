import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('vendors.service.ui', {
  services: 'Leistungen',
  new: 'Leistung anlegen',
  'new-of': 'Leistung von {name} anlegen',
  'new.save': 'Leistung anlegen',
  'new.done': '{name} ist da.',
  'sort.name': 'Nach Namen',
  'sort.tier': 'Kritischste zuerst',
  'sort.updated': 'Zuletzt geändert',
  example: 'tier<=2 Leitung',
  nothing: 'Keine Leistung passt zu diesem Filter.',
  'empty.title': 'Was Lieferanten für uns tun',
  'empty.text':
    'Legen Sie eine Leistung eines Lieferanten an: wie kritisch sie ist, welcher Vertrag sie abdeckt und wem bei uns sie dient.',
  'of.none': 'Keine Leistung von {name} ist bekannt',
  'of.some': '{n, plural, one {# Leistung} other {# Leistungen}} von {name}',
  'of.contract': '{n, plural, one {Er deckt eine Leistung ab} other {Er deckt # Leistungen ab}}',
  uncovered: 'kein Vertrag',
  'serves.n': '{n, plural, =0 {dient nichts Bekanntem} one {dient # Datensatz} other {dient # Datensätzen}}',
  vendor: 'Lieferant',
  'finding.covered': 'Abgedeckt von {name}',
  'finding.uncovered': 'Kein Vertrag deckt sie ab',
  'finding.uncovered-text': 'Nichts sagt, wie gut sie sein muss, und bis wann es sie gibt.',
  'finding.serves': 'Wem sie dient, steht unter ihren Verknüpfungen: Dinge, Orte, Software.',
})
