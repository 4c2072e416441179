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

test('what a field is called stays, wherever it was said', () => {
  const titles = z.toJSONSchema(Patch).properties as Record<string, { title?: string }>
  expect(titles['parent']?.title).toBe('Parent')
})
