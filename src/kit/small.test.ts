import { expect, test } from 'vitest'
import { z } from 'zod'
import { initialsOf } from './avatar.tsx'
import { lookOf } from './clock-cell.tsx'
import { issueWords } from './form/issues.ts'
import { fits } from './palette.tsx'
import { Refused } from './refused.ts'
import type { Room } from './room.ts'
import { nearest } from './shell/navigation.tsx'
import { parseSearch, writeSearch } from './url.ts'

test.each([
  ['Lena Vogt', 'LV'],
  ['Pål', 'P'],
  ['åse de la Cruz', 'ÅC'],
  ['  ', ''],
  ['𝒜lpha Beta', '𝒜B'],
])('the initials of %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

test('a clock is amber under a quarter and broken past its due time', () => {
  const now = Date.parse('2026-11-10T08:24:00Z')
  const dueAt = '2026-11-10T09:00:00Z'
  expect(lookOf({ state: 'running', dueAt, share: 0.5 }, now)).toBe('running')
  expect(lookOf({ state: 'running', dueAt, share: 0.75 }, now)).toBe('low')
  expect(lookOf({ state: 'running', dueAt: '2026-11-10T08:24:00Z', share: 0.5 }, now)).toBe('broken')
  expect(lookOf({ state: 'paused', dueAt: '2026-11-10T08:00:00Z' }, now)).toBe('paused')
})

test('the palette finds by the beginnings of words, without accents', () => {
  expect(fits('Go to Valparaíso stores', 'val st')).toBe(true)
  expect(fits('Go to Valparaíso stores', 'ores')).toBe(false)
})

test('an address is in the room whose home is its longest beginning', () => {
  const room = (home: string): Room => ({
    name: home,
    title: () => home,
    icon: 'box',
    duty: 'service',
    order: 1,
    home,
    routes: [],
  })
  const rooms = [room('/'), room('/desk'), room('/desk/problems')]
  expect(nearest(rooms, '/desk/HM-1')?.home).toBe('/desk')
  expect(nearest(rooms, '/desk/problems/PRB-1')?.home).toBe('/desk/problems')
  expect(nearest(rooms, '/deskwork')?.home).toBeUndefined()
  expect(nearest(rooms, '/')?.home).toBe('/')
})

test('a search survives its address, empty parts are left out', () => {
  const search = { q: 'due<4h "a b"', sort: 'due', view: '' }
  expect(writeSearch(search)).toBe('?q=due%3C4h+%22a+b%22&sort=due')
  expect(parseSearch(writeSearch(search))).toEqual({ q: 'due<4h "a b"', sort: 'due' })
  expect(writeSearch({})).toBe('')
})

test.each([
  [z.string(), undefined, 'Fill this in.'],
  [z.string().min(1), '', 'Fill this in.'],
  [z.string().min(3), 'ab', 'At least 3 characters.'],
  [z.string().max(2), 'abc', 'At most 2 characters.'],
  [z.number().max(600), 1000, 'At most 600.'],
  [z.number(), 'x', 'Write a number.'],
  [z.email(), 'x', 'Write an address such as ana@example.org.'],
  [z.enum(['a']), 'b', 'One of these: a.'],
  [z.string().refine(() => false, 'No full moon then.'), 'x', 'No full moon then.'],
])('what is wrong is said in words', (schema, value, words) => {
  const [issue] = schema.safeParse(value, { reportInput: true }).error?.issues ?? []
  expect(issue && issueWords(issue)).toBe(words)
})

test('a refusal of ours keeps its sentence, a stranger’s answer becomes one', async () => {
  const ours = await Refused.of(
    Response.json(
      { title: 'That slot is taken.', kind: 'conflict', fields: { at: 'taken' } },
      { status: 409 },
    ),
  )
  expect(ours).toMatchObject({ message: 'That slot is taken.', kind: 'conflict', fields: { at: 'taken' } })
  const proxy = await Refused.of(new Response('<h1>Bad gateway</h1>', { status: 502 }))
  expect(proxy.kind).toBe('fault')
  expect(proxy.message).toContain('starting again')
})
