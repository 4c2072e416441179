import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { digitsOf, isCurrency } from './currency.ts'
import { CostText, decimalText, moneyOf, moneySaid, moneyText, MoneyText, sumOf } from './money.ts'
import { readMoney } from './read-money.ts'

test.each([
  ['1250.00 EUR', 125_000, 'EUR'],
  ['1.250,00 €', 125_000, 'EUR'],
  ['1,250.50', 125_050, 'EUR'],
  ['1 250,5 NOK', 125_050, 'NOK'],
  ["CHF 1'250", 125_000, 'CHF'],
  ['$12.58', 1258, 'USD'],
  ['-3 JPY', -3, 'JPY'],
  ['1,250 JPY', 1250, 'JPY'],
  ['1.234.567 EUR', 123_456_700, 'EUR'],
  ['1,234,567.89 usd', 123_456_789, 'USD'],
  ['12.5 BHD', 12_500, 'BHD'],
  ['0', 0, 'EUR'],
])('%s is read', (text, minor, currency) => {
  expect(readMoney(text, 'EUR')).toEqual({ minor, currency })
})

test.each([
  ['12.345 EUR', 'two-ways'],
  ['1.250', 'two-ways'],
  ['12.3456 EUR', 'too-exact'],
  ['1.5 JPY', 'too-exact'],
  ['1,25,0 EUR', 'unread'],
  ['1.2.3,4', 'unread'],
  ['twelve', 'unread'],
  ['', 'unread'],
  ['12 XQQ', 'unknown-currency'],
  ['EUR 12 USD', 'unread'],
  ['1e9 EUR', 'unread'],
  ['99999999999999999999 EUR', 'too-much'],
])('%s is refused', (text, key) => {
  expect(readMoney(text, 'EUR')).toMatchObject({ problem: { key: `money.${key}` } })
})

test('a number without a currency is nothing where none is usual', () => {
  expect(readMoney('12.50')).toMatchObject({ problem: { key: 'money.no-currency' } })
})

const currency = fc.constantFrom(...Intl.supportedValuesOf('currency').filter(isCurrency))
const money = fc.record({ minor: fc.maxSafeInteger(), currency })

test('what is written is read again as the same, also as any reader is shown it', () => {
  fc.assert(
    fc.property(money, (one) => {
      expect(moneyOf(moneyText(one))).toEqual({ ...one, minor: one.minor === 0 ? 0 : one.minor })
      expect(MoneyText.safeParse(moneyText(one)).success).toBe(true)
      expect(CostText.safeParse(moneyText(one)).success).toBe(one.minor >= 0)
    }),
  )
})

test('no digit is lost, and sums stay within a currency', () => {
  expect(moneySaid({ minor: 9_007_199_254_740_991, currency: 'EUR' }, 'en')).toBe('€90,071,992,547,409.91')
  expect(moneySaid({ minor: -125_000, currency: 'EUR' }, 'de').replaceAll(/\s/gu, ' ')).toBe('-1.250,00 €')
  expect(decimalText(5, 'BHD')).toBe('0.005')
  expect(digitsOf('JPY')).toBe(0)
  expect(
    sumOf(
      [
        { minor: 1, currency: 'EUR' },
        { minor: 2, currency: 'EUR' },
      ],
      'EUR',
    ).minor,
  ).toBe(3)
  expect(() => sumOf([{ minor: 1, currency: 'NOK' }], 'EUR')).toThrow()
})
