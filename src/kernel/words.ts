import { vocabulary } from '#lib/words'

export const w = vocabulary('house', {
  invalid: 'Some fields need attention',
  'not-json': 'The request is not valid JSON',
  nul: 'The text holds a character that cannot be stored',
  'too-deep': 'Lists and objects may lie {deepest} deep in each other here, and these lie deeper',
  'not-a-file': 'Send the file itself as the body, of type application/octet-stream',
  'too-large': 'That is larger than the {limit} allowed',
  'not-signed-in': 'Sign in first',
  forbidden: 'You may not do that',
  'not-found': 'That was not found',
  'cross-site': 'This request came from another site and was refused',
  fault: 'Something went wrong on our side. Nothing was changed. Mention {id} if you report it',
  'csv-cut': 'There are more than these {n, number} rows: narrow the list to have the rest',
  yes: 'yes',
  no: 'no',
  'bad-cursor': 'This page link is not valid any more, start again from the top',
  'bad-sort': 'There is no sort “{sort}” here; there are {known}',
  'changed-meanwhile': 'Someone changed this meanwhile; look again and repeat what still fits',
  'still-used': 'Something else still refers to this',
  'already-there': 'That exists already',
})
