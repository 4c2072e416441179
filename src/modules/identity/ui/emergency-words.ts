import { vocabulary } from '#lib/words'

export const e = vocabulary('identity-emergency-ui', {
  state: 'For emergencies',
  title: 'Emergency account',
  never: 'Its password has not let anybody in since it was chosen: try it',
  tried: 'Its password last let somebody in: {when}',
  mark: 'Make it an emergency account',
  'mark-why':
    '{name} can then sign in by password even where everybody else comes through a provider. Whoever does so, or tries, is told aloud: by mail to all other administrators, above every page of theirs, and in the audit trail. It has no tokens. Keep its password sealed, and try it every three months.',
  marked: 'It is an emergency account. Try its password once.',
  unmark: 'Take the emergency mark off',
  unmarked: 'It is an account like others.',
})
