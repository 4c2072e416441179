import { expect, test } from 'vitest'
import { z } from 'zod'
import type { CustomField } from '../engine/field.ts'
import { foldCustom, withCustom } from './with-custom.ts'

const field: CustomField = {
  id: '01920000-0000-7000-8000-000000000000',
  kind: 'incident',
  name: 'ship',
  title: 'Ship',
  hint: '',
  type: 'text',
  choices: [],
  required: true,
  internal: false,
  sortable: false,
  types: [],
  archived: false,
}

test('a form asks for added fields under the names by which they are refused, and sends them as one', () => {
  const schema = withCustom(z.object({ title: z.string() }), [field])
  expect(schema.safeParse({ title: 'x' }).error?.issues.map(({ path }) => path)).toEqual([['custom.ship']])
  const values = schema.parse({ title: 'x', 'custom.ship': 'Fram' })
  expect(foldCustom(values)).toEqual({ title: 'x', custom: { ship: 'Fram' } })
  expect(foldCustom(values, [])).toEqual({ title: 'x' })
  expect(foldCustom({ title: 'x', 'custom.ship': null })).toEqual({ title: 'x' })
})
