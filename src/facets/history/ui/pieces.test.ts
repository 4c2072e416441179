import { expect, test } from 'vitest'
import { piecesOf } from './pieces.ts'

test('a sentence is cut at each number that it names, and at nothing that only looks like one', () => {
  expect(piecesOf('Ana merged INC-1 Vault, INC-12 VPN into this', ['INC-12', 'INC-1'])).toEqual([
    'Ana merged ',
    'INC-1',
    ' Vault, ',
    'INC-12',
    ' VPN into this',
  ])
  expect(piecesOf('Ana wrote of INC-1', [])).toEqual(['Ana wrote of INC-1'])
  expect(piecesOf('(A.1) and A-1', ['A.1'])).toEqual(['(', 'A.1', ') and A-1'])
})
