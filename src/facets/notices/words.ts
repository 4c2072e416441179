import { vocabulary } from '#lib/words'

export const w = vocabulary('notices', {
  'no-device': 'There is no such device',
  'too-many-devices': 'That is {n} devices already: remove one first',
  'bad-device': 'This browser’s push service is not one that can be reached from here',
  'bad-key': 'This browser did not say by which key it can be pushed to',
  'quiet-whole': 'Say both from when and until when it is quiet',
  'no-kind': 'There is nothing that is told as {kind}',

  'kind.test': 'A test',
  'say.test': 'This is the test that you asked for',

  'mail.one-subject': '{key}: {title}',
  'mail.house-subject': 'Wheelhouse: {says}',
  'mail.many-subject': 'Wheelhouse: {n, plural, one {one thing} other {# things}} for you',
  'mail.digest-subject': 'Your digest: {n, plural, one {one thing} other {# things}} unread',
  'mail.says': '{says} ({key}).',
  'mail.says-house': '{says}.',
  'mail.line': '{key} {title}: {says}',
  'mail.words': '{words}',
  'mail.more': 'And {n, plural, one {one more} other {# more}}, in your inbox.',
  'mail.open': 'Open {key}',
  'mail.look': 'Open it',
  'mail.inbox': 'Open the inbox',
  'mail.foot': 'What you are told and how, you choose yourself: {address}/profile/notices',

  'push.more': '{says} · {n} more',

  retention: 'Notices that were read; what is unread goes a year later than that',
  'retention-days': 'Days that read notices are kept',

  'key-lost':
    '{n, plural, other {The key by which the house pushes no longer opens: it is made anew, and browsers subscribe again}}',
  'devices-lost':
    '{n, plural, one {One browser} other {# browsers}} can be pushed to no more: their people subscribe again under Profile, Notices',

  'check.title': 'What people are told leaves the house',
  'check.mails':
    '{n, plural, one {One notice waits} other {# notices wait}} to be mailed for more than an hour',
  'check.mails-do': 'See whether a worker runs: Administration, Jobs',
  'check.pushes':
    '{n, plural, one {One browser takes} other {# browsers take}} nothing that is pushed since more than a day',
  'check.pushes-do':
    'See whether this server may reach the push services of browsers outside (docs/notices.md)',
})
