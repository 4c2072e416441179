import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('comments', {
  messages: 'Nachrichten',
  'then.changed':
    'Dieser Text wurde seither geändert; der frühere ist nicht aufbewahrt oder nicht für Sie bestimmt',
  'then.withdrawn': 'Dieser Text wurde zurückgenommen und kommt nicht wieder',
  empty: 'Es gibt noch nichts zu senden',
  'not-yours': 'Diesen Text kann nur {name} ändern',
  'too-old': 'Ein Text lässt sich {minutes} Minuten lang ändern; danach bitte eine Berichtigung schreiben',
  withdrawn: 'Dieser Text wurde zurückgenommen',
  'event.added.reply': 'hat geantwortet',
  'event.added.note': 'hat eine interne Notiz geschrieben',
  'event.added.description': 'hat es beschrieben',
  'event.edited': 'hat den eigenen Text geändert',
  'event.withdrawn': 'hat den eigenen Text zurückgenommen',
})
