import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('assets.shares-ui', {
  who: 'Nach Tagen verteilt auf alle, die es hatten',
  days: 'Tage',
  sum: 'Anteil',
  none: 'Im Lager oder bei niemandem aus einer Abteilung',
})
