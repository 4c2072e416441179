import { expect, test } from 'vitest'
import { exampleInput, exampleReply } from '#lib/example'
import { endpoints } from './endpoints.ts'

test.each(endpoints)('$name: the example is taken, and so is the example of its answer', ({ endpoint }) => {
  const { input, reply } = endpoint
  expect(input.safeParse(exampleInput(input)).error?.issues ?? []).toEqual([])
  expect(reply.safeParse(exampleReply(reply)).error?.issues ?? []).toEqual([])
})
