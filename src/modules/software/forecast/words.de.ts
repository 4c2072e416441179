import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('software-forecast', {
  refresh: 'Vorausschauen, wie viele Lizenzen nötig sind',
  'needs-none': 'Es braucht keine Lizenz',
  'home.short':
    'In den nächsten {months} Monaten fehlen Lizenzen {n, plural, one {eines Produkts} other {von # Produkten}}',
  'home.all': '{n, plural, one {# Produkt} other {# Produkte}}',
  'home.sub': '{short} fehlen: {needed} nötig, {owned} vorhanden',
  'home.sub-cost': '{short} fehlen: {needed} nötig, {owned} vorhanden, {cost}',
})
