import { expect, test } from 'vitest'
import { z } from 'zod'
import { say } from '../words.ts'
import { unknownIn } from './unknown.ts'

const schema = z
  .object({
    urgency: z.number().optional(),
    action: z
      .discriminatedUnion('do', [
        z.object({ do: z.literal('change'), patch: z.object({ impact: z.number().optional() }) }),
        z.object({ do: z.literal('note'), html: z.string() }),
      ])
      .nullish(),
    rows: z.array(z.object({ id: z.string() })).default([]),
    more: z.record(z.string(), z.unknown()).optional(),
    any: z.looseObject({ id: z.string() }).optional(),
  })
  .refine(() => true)

const told = (value: unknown) =>
  Object.fromEntries(unknownIn(schema, value).map(([path, why]) => [path, say(why, 'en')]))

test('what is known, and what takes anything, is passed', () => {
  expect(
    told({
      urgency: 1,
      action: { do: 'note', html: '' },
      rows: [{ id: '1' }],
      more: { x: { y: 1 } },
      any: { id: '1', z: 1 },
    }),
  ).toEqual({})
  for (const odd of [null, 1, 'x', [], { rows: 'x', action: 1, any: null }]) expect(told(odd)).toEqual({})
})

test('a name that is not known is told where it stands, with the one that is near', () => {
  expect(told({ urgancy: 1, nonsense: 2 })).toEqual({
    urgancy: 'There is no such field; did you mean urgency?',
    nonsense: 'There is no such field.',
  })
  expect(
    told({ action: { do: 'change', patch: { impct: 1 } }, rows: [{ id: '1' }, { id: '2', x: 1 }] }),
  ).toEqual({
    'action.patch.impct': 'There is no such field; did you mean impact?',
    'rows.1.x': 'There is no such field.',
  })
  expect(told(JSON.parse('{"__proto__": {}, "constructor": 1}'))).toMatchObject({
    constructor: 'There is no such field.',
  })
})

test('of thousands of names the first few are told', () => {
  const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`urgenc${n}`, 1]))
  expect(Object.keys(told({ ...many, urgency: 1 }))).toHaveLength(20)
})
