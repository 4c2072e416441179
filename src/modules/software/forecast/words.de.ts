import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('software-forecast', {
  refresh: 'Vorausschauen, wie viele Lizenzen nötig sind',
  'needs-none': 'Es braucht keine Lizenz',
  'home.short':
    'In den nächsten {months} Monaten fehlen Lizenzen für {n, plural, one {ein Produkt} other {# Produkte}}',
  'home.all': '{n, plural, one {# Produkt} other {# Produkte}}',
  'home.sub': '{short, plural, one {# fehlt} other {# fehlen}}: {needed} nötig, {owned} vorhanden',
  'home.sub-cost':
    '{short, plural, one {# fehlt} other {# fehlen}}: {needed} nötig, {owned} vorhanden, {cost}',
})
