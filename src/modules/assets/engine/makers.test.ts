import { expect, test } from 'vitest'
import { isNoName, isNoSerial } from '#lib/text/no-name'
import { isSameMaker } from './makers.ts'

test.each([
  ['Dell', 'DELL Inc.', true],
  ['HP', 'Hewlett-Packard', true],
  ['HP Inc.', 'Hewlett-Packard Company', true],
  ['LENOVO', 'Lenovo', true],
  ['Apple', 'Apple Computer, Inc.', true],
  ['ASUSTeK COMPUTER INC.', 'Asus', true],
  ['HP', 'Hewlett Packard Enterprise', false],
  ['Dell', 'Lenovo', false],
  ['Inc', 'Group', false],
  ['Company', 'company', true],
])('%s and %s: %s', (a, b, same) => {
  expect(isSameMaker(a, b)).toBe(same)
  expect(isSameMaker(b, a)).toBe(same)
})

test('what makers leave in place of a number or a name is neither', () => {
  for (const serial of ['N/A', 'To be filled by O.E.M.', '0000000', 'Default string', ' ', 'x1'])
    expect(isNoSerial(serial), serial).toBe(true)
  for (const serial of ['5CG1234ABC', 'C02-1.2.3', '1234567A']) expect(isNoSerial(serial), serial).toBe(false)
  expect(isNoName('System Product Name')).toBe(true)
  expect(isNoName('Latitude 7440')).toBe(false)
})
