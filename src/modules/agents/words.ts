import { vocabulary } from '#lib/words'

export const w = vocabulary('agents', {
  'may-read': 'See agents and what they report',
  'may-manage': 'Decide which device is which asset, and let agents in',

  open: 'Agents are let in without a token',
  'open-hint': 'Whoever reaches this address could then report devices. Use it only inside, and for a while',
  makes: 'Devices that nobody knows become assets by themselves',
  'makes-hint': 'Off: each waits under Agents until somebody says what it is',
  people: 'Keep which accounts are on a device and who was signed in last',
  'people-hint': 'Off: agents send it all the same, and it is thrown away',

  'retention-raw': 'Reports of agents, word for word; what was taken from them stays',
  'retention-raw-days': 'Days that reports of agents are kept word for word',
  'retention-reports': 'The log of what agents sent',
  'retention-reports-days': 'Days that the log of what agents sent is kept',

  'no-agent': 'There is no such device',
  'no-token': 'There is no such token',
  'token-name-taken': 'Another token has this name',
  'nothing-to-split': '{name} is no asset yet',
  'nothing-to-undo': 'Nothing was decided about {name} that could be taken back',
  'is-it-already': '{name} is {asset} already',

  'why-too-large': 'This report is larger than 20 MB',
  'why-too-large-unpacked': 'This report is larger than 64 MB once it is unpacked',
  'why-bomb': 'This report becomes more than a hundred times larger once it is unpacked',
  'why-unknown-format': 'This is neither XML nor JSON, packed or not',
  'why-garbled': 'This report cannot be read: it is cut off or broken',
  'why-doctype': 'A report may have no document type',
  'why-too-deep': 'This report is nested more than 50 deep',
  'why-no-device': 'This report does not say of which device it is',
  'why-no-query': 'This does not say what it is: a report, or the question whether one is wanted',
  'why-not-offered': 'This is not offered: reports of devices are taken, and nothing else',
  'why-bad-token': 'No agent may come in with this token',
  'why-busy': 'Another report of this device is being taken in. Send it again in a minute',
  'why-not-wanted': 'No reports of this device are wanted',
  'why-partial-unknown':
    'Only changes were sent, and it is not known of which device. Send a whole report',
  'agents-only': 'Agents report here. There is nothing to read',
  'need-token': 'Show a token: as the password, with any name',

  'told-matched': '{actor} said that the device {agent} is this',
  'told-made': '{actor} made this of the device {agent}',
  'told-made-itself': 'The device {agent} reported for the first time',
  'told-split': '{actor} said that the device {agent} is not this',
  'told-undone': '{actor} took back what was decided about the device {agent}',
  'told-refused': '{actor} wants no more reports of the device {agent}',
  'told-token-made': '{actor} made the token {token} for agents',
  'told-token-revoked': '{actor} took the token {token} of agents away',

  'home-waiting': 'Devices that nobody knows for sure',
  'home-all': '{n, plural, one {one waits} other {# wait}}',
  'home-ambiguous': 'It could be several',
  'home-new': 'New',
})
