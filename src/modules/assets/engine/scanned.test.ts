import { expect, test } from 'vitest'
import { scanned } from './scanned.ts'

test.each([
  ['https://it.example/assets/AST-42', 'AST-42'],
  ['http://10.0.0.4:8700/go/ast-42/', 'AST-42'],
  [' ast-42 ', 'AST-42'],
  ['HM-L-1', 'HM-L-1'],
  ['https://elsewhere.example/p?id=1', null],
  ['mailto:a@b.example', 'MAILTO:A@B.EXAMPLE'],
])('%j is the key %j', (code, key) => {
  expect(scanned(code)).toEqual({ key, text: code.trim() })
})
