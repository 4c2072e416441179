import { expect, test } from 'vitest'
import { z } from 'zod'
import { patchOf } from './patch.ts'

const fields = {
  name: z.string().min(1),
  note: z.string().default(''),
  parent: z.string().nullable().default(null).meta({ title: 'Parent' }),
}
const Patch = z.object(patchOf(fields))

test('what is left out of a change stays out, whatever its default is', () => {
  expect(Patch.parse({})).toEqual({})
  expect(Patch.parse({ parent: null, note: '' })).toEqual({ parent: null, note: '' })
  expect(Patch.safeParse({ name: '' }).success).toBe(false)
})
