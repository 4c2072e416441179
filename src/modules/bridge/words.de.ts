import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('bridge', {
  bridge: 'Brücke',
  title:
    '{n, plural, =0 {Gerade braucht Sie nichts} one {Heute braucht Sie eine Sache} other {Heute brauchen Sie # Dinge}}',
  computed: 'berechnet {at}, live',
  until: 'bis {day}',
  since: 'seit {day}',
  quiet: 'Alles ruhig. Was in einem Ihrer Bereiche aufkommt, steht hier.',
})
