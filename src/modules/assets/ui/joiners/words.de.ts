import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('assets.joiners-ui', {
  title: 'Ausstattung für den ersten Tag: {kits}',
  starts: 'Erster Tag',
  due: 'Bereit bis',
  there: 'Da',
  booked: 'gebucht',
  short: 'Fehlt',
  licences: 'Lizenzen',
  few: '{n} × {title}',
})
