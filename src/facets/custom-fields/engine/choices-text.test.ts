import { expect, test } from 'vitest'
import { choicesFrom, choicesText } from './choices-text.ts'

test('new lines become choices with short names of their own', () => {
  const made = choicesFrom(' Red \n\nRed\nDark blue\n日本\n中国', [])
  expect(made.map(({ value, title }) => [value, title])).toEqual([
    ['red', 'Red'],
    ['dark-blue', 'Dark blue'],
    ['choice', '日本'],
    ['choice-2', '中国'],
  ])
  expect(choicesText(made)).toBe('Red\nDark blue\n日本\n中国')
})

test('what is taken out is archived, and comes back by its title with what it was', () => {
  const before = choicesFrom('Red\nBlue', [])
  const without = choicesFrom('Blue', before)
  expect(without).toEqual([
    { value: 'blue', title: 'Blue', archived: false },
    { value: 'red', title: 'Red', archived: true },
  ])
  expect(choicesText(without)).toBe('Blue')
  expect(choicesFrom('Red\nBlue', without)).toEqual(before)
})
