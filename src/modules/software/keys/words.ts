import { vocabulary } from '#lib/words'

export const w = vocabulary('software-keys', {
  'may-keys': 'See licence keys in the clear, hand them out and write them down',
  'secrets-lost':
    '{n, plural, one {One licence key no longer opens: write it down anew} other {# licence keys no longer open: write them down anew}}',
  'too-many': 'At most {n} keys at once',
  'all-known': 'The lot has {n, plural, one {this key} other {all of these keys}} already',
  'all-used': '{n, plural, one {Its one activation is} other {All # activations are}} handed out',
  'holder-wants': 'A key is handed to a person, a device or a site',
  'not-opening':
    'This key no longer opens: the secret of this installation is another one. Write it down anew.',
  'lot-has-keys':
    '{n, plural, one {It has a licence key: take that away first} other {It has # licence keys: take those away first}}',
  'said-added': '{n, plural, one {Wrote a licence key down} other {Wrote # licence keys down}}: {key}',
  'said-removed': 'Forgot a licence key: {key}',
  'said-seen': 'Looked at the licence key {key}: {reason}',
  'said-handed': 'Handed {holder} the licence key {key}: {reason}',
  'said-returned': '{holder} gave the licence key {key} back',
  'said-back': '{holder} has the licence key {key} again',
})
