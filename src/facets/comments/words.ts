import { vocabulary } from '#lib/words'

export const w = vocabulary('comments', {
  messages: 'Messages',
  'then.changed': 'These words were changed since, and what they said is not kept, or not for you',
  'then.withdrawn': 'These words were taken back, and do not come back',
  empty: 'There is nothing to send yet',
  'not-yours': 'Only {name} can change these words',
  'too-old': 'Words can be changed for {minutes} minutes; after that write a correction',
  withdrawn: 'These words were taken back',
  'event.added.reply': 'replied',
  'event.added.note': 'wrote an internal note',
  'event.added.description': 'described it',
  'event.edited': 'changed their words',
  'event.withdrawn': 'took their words back',
})
