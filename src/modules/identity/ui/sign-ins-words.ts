import { vocabulary } from '#lib/words'

/** Who came in, and who failed to. */
export const w = vocabulary('identity-sign-ins-ui', {
  'sign-ins': 'Sign-ins',
  'sign-ins-text': 'Of the last ninety days, also those that failed.',
  'sign-ins-none': 'Nobody has tried yet.',
  'sign-ins-older': 'Older ones',
  'sign-in-by': 'Signed in {how}',
  'sign-in-code-owed': 'Right password, but no code',
  'sign-in-factor-owed': 'Through {provider}, but no second factor',
  'sign-in-factor-wrong': 'Through {provider}, but a wrong code',
  'sign-in-wrong-password': 'Wrong password',
  'sign-in-wrong-code': 'Right password, but a wrong code',
  'sign-in-wrong-passkey': 'A passkey that does not fit',
  'sign-in-closed': 'Turned away: the account was closed',
  'sign-in-own-ways': 'Turned away: passwords and passkeys are for administrators here',
  'sign-in-not-there': 'Turned away: gone from the directory, or shut out there',
  'sign-in-other-address': 'Turned away: the directory has another address of them',
  'sign-in-away': 'The directory could not be asked about the password',
  'sign-in-not-known-there': 'Turned away: someone else of the provider with this address',
  'sign-in-not-accepted': 'Turned away: the invitation was not accepted yet',
})
