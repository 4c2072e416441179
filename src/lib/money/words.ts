import { vocabulary } from '../words.ts'

/** What is said of money that cannot be read. */
export const w = vocabulary('money', {
  unread: 'Write it like 1250.00 EUR',
  'no-currency': 'Say the currency, too: 1250.00 EUR',
  'unknown-currency': '{currency} is no currency',
  'no-such': 'Write a currency by its three letters: EUR',
  'too-exact':
    '{currency} has {digits, plural, =0 {no digits} one {# digit} other {# digits}} after the point',
  'two-ways': 'That can be read in two ways: write it like 1250.00',
  'too-much': 'That is more than can be counted exactly',
  negative: 'It cannot be less than nothing',
})
