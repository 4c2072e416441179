import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('links', {
  links: 'Verknüpfungen',
  'relates-to': 'Hat zu tun mit',
  'unknown-relation': 'Eine Beziehung „{relation}“ gibt es nicht',
  'to-itself': '{key} lässt sich nicht mit sich selbst verknüpfen',
  'wrong-kinds': '„{relation}“ führt nicht von {from} zu {to}',
  'may-change-neither': 'Ihre Rolle erlaubt weder {from} noch {to} zu ändern',
  'line-added': '{actor} hat hinzugefügt: {relation} {other}',
  'line-removed': '{actor} hat entfernt: {relation} {other}',
})
