import { expect, test } from 'vitest'
import { z } from 'zod'
import { roles } from '#kernel/auth/roles'
import { endpoints } from './endpoints.ts'
import { world } from './world.ts'

const { call, someone } = await world()
const ana = await someone('Ana', roles)

const lists = endpoints.flatMap(({ name, endpoint }) => {
  const { properties = {} } = z.toJSONSchema(endpoint.input, { io: 'input', unrepresentable: 'any' })
  const { sort } = properties
  const isList = endpoint.method === 'GET' && 'q' in properties
  return isList && typeof sort === 'object' ? [{ name, endpoint, sorts: sort.examples ?? [] }] : []
})

// Whoever writes against a promise cannot try a refusal first.
test.each(lists)('$name names each sort that it offers, and no other', async ({ endpoint, sorts }) => {
  expect(sorts).not.toEqual([])
  const refused = await call(ana, 'GET', `${endpoint.path}?sort=sideways`)
  expect(refused).toMatchObject({
    status: 422,
    body: { title: `There is no sort “sideways” here; there are ${sorts.join(', ')}` },
  })
})
