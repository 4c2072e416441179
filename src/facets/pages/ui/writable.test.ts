import { expect, test } from 'vitest'
import { refusedBy } from './writable.ts'

test('whoever may not write a record is told why, and is offered nothing that would be refused', () => {
  expect(refusedBy({ can: { write: true } })).toBeNull()
  expect(refusedBy({ can: { write: false } })).toMatch(/role/)
  expect(refusedBy({ can: { write: 'It was decided' } })).toBe('It was decided')
})
