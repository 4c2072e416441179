import { vocabulary } from '#lib/words'

export const w = vocabulary('directories', {
  'may-read': 'See directories and what their runs did',
  gain: 'The directory {directory} says who our people are, and who is in which team',
  'gain-passwords': 'People come in by the password that {directory} keeps',
  'gain-token': 'Whoever asks gets a token by which {directory} brings people and teams',
  'may-manage': 'Connect directories and let people come from them',
  'secrets-lost':
    '{n, plural, one {One directory’s} other {# directories’}} password no longer opens. Give it again under Directories',
  'may-provision': 'Let a provider bring people and teams by SCIM',
  'may-sign-in': 'Decide whether people sign in with the password of a directory',
  'task-sync': 'Bring people up to date from a directory',
  'schedule-sync': 'Begin runs of directories',

  'no-directory': 'There is no such directory',
  'lets-in':
    'People sign in by this directory: whoever may decide on that changes it, or switches that off first',
  'no-run': 'It has not run yet',
  'no-flag': 'This person is not flagged any more',
  'name-taken': 'Another directory has this name',
  'plain-ldap': 'Use ldaps:// or StartTLS: else passwords and people pass in the clear',
  'password-anew': 'Another address: give the password again, so that it is told to nobody by mistake',
  'no-password': 'Without a password a directory lets anybody in as nobody: give one',
  'bad-filter': 'This is no LDAP filter: {detail}',

  'fault-unreachable': 'It cannot be reached: {detail}',
  'fault-tls': 'Its certificate does not hold: {detail}',
  'fault-credentials': 'It does not take this account and password',
  'fault-base': 'It has nothing below {detail}',
  'fault-locked': 'The password does not open with the secret of this installation: give it again',
  'fault-other': 'It refused: {detail}',
  'fault-many-gone':
    '{gone} of {before} people are gone there. Nothing was done: look at its filter and rights, or insist',

  'not-taken': 'It was not taken: {detail}',
  'cannot-take': 'The provider’s request cannot be taken: {detail}',

  'why-no-id': 'it has no {attribute}',
  'why-no-name': 'it has no name',
  'why-twice': 'it came twice',
  'why-same-person': 'another entry means the same person',
  'why-left': 'they have left here',
  'why-team-name': 'a team has this name already',

  'told-added': '{actor} connected the directory {directory}',
  'told-changed': '{actor} changed the directory {directory}: {fields}',
  'told-removed': '{actor} removed the directory {directory}',
  'told-signs-in': '{actor} lets people sign in with the password that they have in {directory}',
  'told-signs-in-no-more': '{actor} lets nobody sign in with the password of {directory} any more',
  'told-synced': 'A run of {directory}: {added} added, {changed} changed, {gone} gone, {refused} refused',
  'told-asks': 'A run of {directory} stopped: too many people were gone',
  'told-failed': 'A run of {directory} failed: {why}',
  'told-gone': 'Not found in {directory} any more',
  'told-disabled': 'Shut out in {directory}',
  'told-back': 'Found in {directory} again',
  'told-provisioned': 'Brought by {directory}',
  'told-token-made': '{actor} made a token for {directory}; an earlier one opens nothing any more',
  'told-token-revoked': '{actor} revoked the token of {directory}',
  'told-kept': '{actor} keeps them without {directory}',

  'home-flagged':
    '{n, plural, one {One person is} other {# people are}} gone from a directory, or shut out there',
  'home-flagged-all': 'All {n}',
  'home-stopped': 'A directory does not keep people up to date any more',
})
