import { german } from '#lib/german'
import type { w } from './notice-words.ts'

german<typeof w>('desk-notices', {
  'kind.mention': 'Jemand nennt mich',
  'kind.assigned': 'Ein Ticket wird meines',
  'kind.answered': 'Eine Antwort auf das, worum ich bat',
  'kind.replied': 'Eine Antwort auf etwas, das ich habe oder beobachte',
  'kind.noted': 'Eine Notiz zu etwas, das ich habe oder beobachte',
  'kind.team': 'Ein Ticket wartet auf mein Team und gehört niemandem',
  'kind.moved': 'Was ich habe oder beobachte, bekommt einen anderen Status',
  'say.mention': '{by} hat Sie genannt',
  'say.assigned': '{by} hat Ihnen dies gegeben',
  'say.answered': '{by} hat geantwortet',
  'say.replied': '{by} hat geantwortet',
  'say.noted': '{by} hat eine Notiz geschrieben',
  'say.team': 'Dies wartet auf Ihr Team und gehört niemandem',
  'say.moved': '{by} hat dies auf {state} gesetzt',
})
