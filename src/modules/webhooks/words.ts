import { vocabulary } from '#lib/words'

export const w = vocabulary('webhooks', {
  'may-read': 'See webhooks and what became of their deliveries',
  'may-manage': 'Tell receivers outside what happens, by webhooks',
  'secrets-lost':
    '{n, plural, one {One webhook’s} other {# webhooks’}} secret no longer opens. Make it anew under Webhooks',

  'no-webhook': 'There is no such webhook',
  'name-taken': 'Another webhook has this name',
  'not-yours': 'It tells what {name} may see. Let it tell for you first, then send it elsewhere',
  'no-password':
    'An address with a name and password in it would show them to whoever sees it: leave them out',
  inside:
    'This address is inside. Whoever runs the machine names networks that webhooks may reach (WEBHOOKS_MAY_REACH)',
  plain:
    'Use https: plain http goes only to networks that whoever runs the machine names (WEBHOOKS_MAY_REACH)',
  'no-kind': 'There is no such event: {kind}',
  'is-off': 'It is switched off: switch it on first',

  retention: 'What webhooks sent and what became of it; what still waits stays',
  'retention-days': 'Days that deliveries of webhooks are kept',

  alarm: '{n, plural, one {The webhook {name} was switched off} other {# webhooks were switched off}}',
  'alarm-sub': 'The receiver said that it is gone, or took nothing for three days',

  'told-added': '{actor} added the webhook {webhook}, to {server}',
  'told-changed': '{actor} changed the webhook {webhook}, to {server}: {fields}',
  'told-removed': '{actor} removed the webhook {webhook}',
  'told-secret': '{actor} made the secret of the webhook {webhook} anew',
  'told-replayed':
    '{actor} had {n, plural, one {one delivery} other {# deliveries}} of the webhook {webhook} sent again',
  'told-gone': 'The webhook {webhook} was switched off: its receiver says that it is gone',
  'told-failing': 'The webhook {webhook} was switched off: its receiver took nothing for three days',
})
