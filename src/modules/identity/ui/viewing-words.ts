import { vocabulary } from '#lib/words'

export const v = vocabulary('identity-viewing-ui', {
  begin: 'View as {name}',
  'begin-why':
    'You see the house as {name} does, for half an hour: nothing can be changed, and what is theirs alone (sessions, tokens, drafts) is not shown. That you began and ended stands in the audit trail and in their sign-in history.',
  banner: 'You see the house as {name} does. Nothing can be changed. It ends at {until}',
  end: 'End',
  viewed: '{viewer} began to see the house as this account does',
  'view-ended': '{viewer} ended seeing the house as this account does',
})
