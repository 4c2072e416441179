import type { Random } from '#lib/random'

const things = [
  'printer',
  'scanner',
  'laptop',
  'mailbox',
  'vault',
  'phone',
  'badge',
  'monitor',
  'dock',
  'network drive',
  'switch',
  'camera',
  'tablet',
  'VPN',
  'browser',
  'licence',
  'password',
  'account',
  'calendar',
  'projector',
]
const faults = [
  'does not start',
  'hangs',
  'shows an error',
  'is very slow',
  'loses its link',
  'cannot be reached',
  'asks for a password again',
  'makes a noise',
  'is missing',
  'prints blank pages',
  'needs an update',
  'was moved',
  'is locked',
  'has no sound',
]
const places = [
  'Bergen',
  'Hamburg',
  'Valparaíso',
  'the dock office',
  'floor 2',
  'the paint shop',
  'reception',
  'meeting room 3',
  'the crane',
  'home',
]
const times = [
  'since Monday',
  'since lunch',
  'after the update',
  'every morning',
  'for an hour',
  'again',
  'since the move',
  'when I check in',
  'on battery',
  'over Wi-Fi',
]

export const subject = (random: Random) =>
  `${random.pick(things)} in ${random.pick(places)} ${random.pick(faults)}`
export const sentence = (random: Random) =>
  `The ${random.pick(things)} in ${random.pick(places)} ${random.pick(faults)} ${random.pick(times)}, number ${random.below(100_000)}.`
