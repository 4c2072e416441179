import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('bridge', {
  bridge: 'Brücke',
  title:
    '{n, plural, =0 {Gerade wartet nichts auf Sie} one {Heute wartet eine Sache auf Sie} other {Heute warten # Dinge auf Sie}}',
  computed: 'berechnet {at}, live',
  until: 'bis {day}',
  since: 'seit {day}',
  quiet: 'Alles ruhig. Was in einem Ihrer Bereiche aufkommt, steht hier.',
})
