import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('software-proof', {
  'by-order': '{order}, {lot} von {product}',
  'by-lot': '{lot} von {product}',
  'why.given': 'Hat einen Platz von Hand: {by}',
  'why.own': 'Gedeckt: {by}',
  'why.lower': 'Gedeckt durch eine höhere oder spätere: {by}',
  'why.later': 'Gedeckt durch das Recht auf spätere Ausgaben: {by}',
  'why.suite': 'Gedeckt durch eine Suite, zu der es gehört: {by}',
  'why.free': 'Frei, es braucht keine',
  'why.none-bought': 'Davon wurde nichts gekauft',
  'why.no-right': 'Was von seiner Familie gekauft wurde, darf es nicht decken',
  'why.ended': 'Was gekauft wurde, endete am {day}',
  'why.planned': 'Was gekauft wurde, gilt erst ab {day}',
  'why.all-taken': '{n, plural, one {Der eine Platz ist belegt} other {Alle # Plätze sind belegt}}',
  'why.no-user': 'Gezählt werden Personen, und niemand hat das Gerät',
  'why.no-site': 'Gezählt werden Standorte, und es ist nicht bekannt, wo das Gerät ist',
  'why.no-cores': 'Gezählt werden Kerne, und niemand weiß, wie viele das Gerät hat',
  'why.no-processors': 'Gezählt werden Prozessoren, und niemand weiß, wie viele das Gerät hat',
  'why.peak': 'Gekauft sind höchstens {of} gleichzeitig, und am {day} waren es {top}',
  'within-peak': '{said}; höchstens {top} von {of}, am {day}',
  'not-measured': '{said}; wie viele es gleichzeitig nutzen, ist nicht gemessen, also zählt jedes Gerät',
  'at-once.user': '{n, plural, one {# Person} other {# Personen}} gleichzeitig',
  'at-once.device': '{n, plural, one {# Gerät} other {# Geräte}} gleichzeitig',
  'at-once.session': '{n} gleichzeitig',
  'why.not-named': 'Nur Benannte haben Plätze, und wer das Gerät hat, gehört nicht dazu',
})
