import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('software-ui.suites', {
  'panel.title': '{n, plural, one {Ein Produkt gehört} other {# Produkte gehören}} zur Suite',
  'panel.sub': 'Ein Platz deckt sie alle auf demselben Gerät oder bei derselben Person',
  add: 'Zur Suite hinzufügen',
  make: 'Zur Suite machen',
  text: 'Wer einen Platz von {name} hat, darf dann auch diese Produkte nutzen: mit einem Platz, wie viele es auch sind. Eigene Lizenzen werden zuerst genommen, wo danach weniger zu kaufen ist.',
  save: 'Hinzufügen',
  remove: '{name} aus der Suite nehmen',
  removed: 'Gehört nicht mehr zur Suite',
  'part-of': 'Gehört zu',
  counted: 'Was von einer Suite fehlt, zählt dort, einmal für alles, was zu ihr gehört.',
})
