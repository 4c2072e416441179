import { expect, test } from 'vitest'
import { piecesProblem } from './policy.ts'

test('one delivery adds so many devices at most; what is counted or is none is not among them', () => {
  const device = (quantity: number, more: object = {}) => ({
    sort: 'asset',
    quantity,
    counted: false,
    ...more,
  })
  expect(piecesProblem([device(1999), device(1)])).toBeNull()
  expect(piecesProblem([device(1999), device(2)])).toMatchObject({
    key: 'purchasing.too-many-devices',
    values: { n: 2001, most: 2000 },
  })
  const others = [device(90_000, { counted: true }), device(90_000, { sort: 'thing' })]
  expect(piecesProblem([device(2000), ...others])).toBeNull()
})
