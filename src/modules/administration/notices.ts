import { tellsPeople } from '#facets/notices/kinds'
import { w } from './words.ts'

export const alarmKind = 'administration.alarm'

tellsPeople({
  name: alarmKind,
  title: w.later('kind-alarm'),
  rank: 5,
  usual: { inbox: true, mail: 'now', push: true },
  urgent: true,
  can: 'administration.read',
  say: ({ values }) => w.later('say-alarm', { says: values['says'] ?? '' }),
})
