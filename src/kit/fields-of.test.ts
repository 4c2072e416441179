import { expect, test } from 'vitest'
import { z } from 'zod'
import { Day, flag, Id, Instant } from '#lib/contract'
import { fieldsOf, inWords } from './fields-of.ts'

const schema = z.object({
  title: z.string().min(3).max(200).meta({ title: 'Subject', hint: 'In a few words' }),
  text: z.string().max(20_000).optional(),
  note: z.string().nullable(),
  page: z.string().max(900).meta({ widget: 'rich-text' }),
  state: z.enum(['new', 'open']).default('new').meta({ title: 'State' }),
  share: z.number().min(0).max(1),
  count: z.coerce.number<number | string>().int(),
  vip: z.boolean().optional(),
  loud: flag().optional(),
  due: Instant.nullable(),
  day: Day.optional(),
  mail: z.email(),
  owner: Id.nullable().meta({ title: 'Owner', of: 'person' }),
  people: z.array(Id).meta({ of: 'person' }),
  tags: z.array(z.string()),
  sites: z.array(z.enum(['a', 'b'])),
})

const facts = Object.fromEntries(fieldsOf(schema).map((field) => [field.name, field]))

test.each([
  ['title', 'text'],
  ['text', 'long-text'],
  ['note', 'text'],
  ['page', 'rich-text'],
  ['state', 'choice'],
  ['share', 'number'],
  ['vip', 'switch'],
  ['loud', 'switch'],
  ['due', 'date-time'],
  ['day', 'date'],
  ['mail', 'email'],
  ['owner', 'record'],
  ['people', 'records'],
  ['tags', 'tags'],
  ['sites', 'choices'],
])('%s is typed in as %s', (name, widget) => {
  expect(facts[name]?.widget).toBe(widget)
})

test('title, hint, choices and limits come from the schema', () => {
  expect(facts['title']).toMatchObject({
    title: 'Subject',
    hint: 'In a few words',
    maxLength: 200,
    required: true,
  })
  expect(facts['state']).toMatchObject({ choices: ['new', 'open'], initial: 'new', required: true })
  expect(facts['sites']?.choices).toEqual(['a', 'b'])
  expect(facts['share']).toMatchObject({ min: 0, max: 1 })
})

test('what may be left out is not required, what may be null says so', () => {
  expect(facts['text']).toMatchObject({ required: false, nullable: false })
  expect(facts['note']?.nullable).toBe(true)
  expect(facts['owner']).toMatchObject({ title: 'Owner', nullable: true, of: 'person' })
})

test('a name without a title is said in words', () => {
  expect(inWords('first_response-due')).toBe('First response due')
})
