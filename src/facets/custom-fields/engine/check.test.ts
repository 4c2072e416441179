import { expect, test } from 'vitest'
import { putValues, type Values } from './check.ts'
import { type CustomField, nameFrom } from './field.ts'
import { schemaOf } from './schema.ts'

const say = { unknown: (name: string) => `unknown ${name}`, required: () => 'needed' }
const field = (name: string, type: CustomField['type'], more: Partial<CustomField> = {}): CustomField => ({
  id: '01920000-0000-7000-8000-000000000000',
  kind: 'thing',
  name,
  type,
  title: name,
  hint: '',
  choices: [],
  required: false,
  internal: false,
  sortable: false,
  types: [],
  archived: false,
  ...more,
})
const colours = [
  { value: 'red', title: 'Red', archived: false },
  { value: 'blue', title: 'Blue', archived: false },
  { value: 'old', title: 'Old', archived: true },
]
const all = [
  field('text', 'text'),
  field('number', 'number'),
  field('flag', 'boolean'),
  field('day', 'date'),
  field('colour', 'choice', { choices: colours }),
  field('colours', 'choices', { choices: colours }),
  field('link', 'link'),
  field('gone', 'text', { archived: true }),
]
const put = (values: Values, before: Values | undefined = {}, fields = all) =>
  putValues(fields, values, before, say)

test('new values join those that are there; what is archived is kept and cannot be written', () => {
  expect(put({ text: ' a ', number: 3 }, { flag: true, gone: 'kept' })).toEqual({
    custom: { text: 'a', number: 3, flag: true, gone: 'kept' },
  })
  expect(put({ gone: 'x' })).toEqual({ problems: { gone: ['unknown gone'] } })
})

test('emptiness takes a value away, in whatever form it comes', () => {
  for (const empty of [null, '', []])
    expect(put({ text: empty }, { text: 'a', flag: false })).toEqual({ custom: { flag: false } })
})

test('each type takes its own', () => {
  const good: Values = {
    text: 'a',
    number: -1.5,
    flag: false,
    day: '2026-02-28',
    colour: 'red',
    colours: ['red', 'blue'],
    link: 'http://wiki/x',
  }
  expect(put(good)).toEqual({ custom: good })
  const bad: Values = {
    text: 5,
    number: '3',
    flag: 'yes',
    day: '2026-02-30',
    colour: 'green',
    colours: ['green'],
    link: 'javascript:alert(1)',
  }
  const { problems } = put(bad) as { problems: object }
  expect(Object.keys(problems)).toEqual(Object.keys(bad))
})

test('an archived choice stays where it stands, beside new ones, and is taken nowhere else', () => {
  expect(put({ colour: 'old' })).toHaveProperty('problems')
  expect(put({ colour: 'old' }, { colour: 'old' })).toEqual({ custom: { colour: 'old' } })
  expect(put({ colours: ['old', 'red'] }, { colours: ['old'] })).toEqual({
    custom: { colours: ['old', 'red'] },
  })
  expect(put({ colours: ['old', 'red'] }, { colours: ['red'] })).toHaveProperty('problems')
})

test('what is needed is asked for when a record is made, and cannot be emptied later', () => {
  const fields = [field('code', 'text', { required: true }), field('note', 'text')]
  expect(putValues(fields, {}, undefined, say)).toEqual({ problems: { code: ['needed'] } })
  expect(putValues(fields, { code: 'x' }, undefined, say)).toEqual({ custom: { code: 'x' } })
  expect(put({ note: 'n' }, {}, fields)).toEqual({ custom: { note: 'n' } })
  expect(put({ code: '' }, { code: 'x' }, fields)).toEqual({ problems: { code: ['needed'] } })
})

test('a form sees the same schema: needed or may be left out, and nothing besides', () => {
  const schema = schemaOf([
    field('code', 'number', { required: true }),
    field('day', 'date'),
    field('gone', 'text', { archived: true }),
  ])
  expect(schema.safeParse({ code: 1 }).success).toBe(true)
  expect(schema.safeParse({ code: 1, day: null }).success).toBe(true)
  for (const wrong of [{}, { code: 'x' }, { code: 1, gone: 'x' }])
    expect(schema.safeParse(wrong).success).toBe(false)
})

test.each([
  ['Cost centre', 'cost-centre'],
  ['Größe (m²)', 'grosse-m2'],
  ['1st line?', 'st-line'],
  ['日本', ''],
  [`${'x'.repeat(39)} y`, 'x'.repeat(39)],
])('the short name of “%s” is “%s”', (title, name) => {
  expect(nameFrom(title)).toBe(name)
})
