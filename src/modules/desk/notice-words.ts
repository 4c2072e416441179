import { vocabulary } from '#lib/words'

export const w = vocabulary('desk-notices', {
  'kind.mention': 'Somebody names me',
  'kind.assigned': 'A ticket becomes mine',
  'kind.answered': 'An answer on what I asked for',
  'kind.replied': 'A reply on what I have or watch',
  'kind.noted': 'A note on what I have or watch',
  'kind.team': 'A ticket waits for my team and is nobody’s',
  'kind.moved': 'What I have or watch comes into another state',
  'say.mention': '{by} named you',
  'say.assigned': '{by} made this yours',
  'say.answered': '{by} answered',
  'say.replied': '{by} replied',
  'say.noted': '{by} wrote a note',
  'say.team': 'This waits for your team and is nobody’s',
  'say.moved': '{by} moved this to {state}',
})
