import { expect, test } from 'vitest'
import { keyMap, strokeOf, toldKeys, type KeyBinding } from './keys.ts'

const key = (key: string, more: Partial<KeyboardEvent> = {}): KeyboardEvent =>
  ({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    timeStamp: 0,
    preventDefault: () => undefined,
    ...more,
  }) as KeyboardEvent

function pressed(bindings: readonly string[], strokes: KeyboardEvent[], single = true): string[] {
  const done: string[] = []
  const map = keyMap(
    () => single,
    () => 'page',
  )
  map.add({
    title: 'here',
    bindings: bindings.map((keys): KeyBinding => ({ keys, title: keys, run: () => done.push(keys) })),
  })
  for (const stroke of strokes) map.press(stroke)
  return done
}

test.each([
  [key('j'), 'j'],
  [key('J', { shiftKey: true }), 'shift+j'],
  [key('?', { shiftKey: true }), '?'],
  [key('Enter', { metaKey: true }), 'mod+enter'],
  [key('k', { ctrlKey: true }), 'mod+k'],
  [key(' '), 'space'],
])('a stroke is written one way', (event, text) => {
  expect(strokeOf(event)).toBe(text)
})

test('strokes one after another, as long as they follow closely', () => {
  expect(pressed(['g d'], [key('g', { timeStamp: 1 }), key('d', { timeStamp: 500 })])).toEqual(['g d'])
  expect(pressed(['g d', 'd'], [key('g', { timeStamp: 1 }), key('d', { timeStamp: 5000 })])).toEqual(['d'])
  expect(pressed(['g d', 'x'], [key('g', { timeStamp: 1 }), key('x', { timeStamp: 2 })])).toEqual(['x'])
})

test('single letters can be turned off; named and combined keys stay', () => {
  const strokes = [key('j'), key('Enter'), key('k', { ctrlKey: true })]
  expect(pressed(['j', 'enter', 'mod+k'], strokes, false)).toEqual(['enter', 'mod+k'])
})

test('the newest scope wins, and gives the key back when it goes', () => {
  const done: string[] = []
  const map = keyMap(
    () => true,
    () => 'page',
  )
  const scope = (name: string) => ({
    title: name,
    bindings: [{ keys: 'a', title: name, run: () => done.push(name) }],
  })
  map.add(scope('shell'))
  const leave = map.add(scope('page'))
  map.press(key('a'))
  leave()
  map.press(key('a'))
  expect(done).toEqual(['page', 'shell'])
})

test('nothing happens while a word is being composed', () => {
  expect(pressed(['j'], [key('j', { isComposing: true })])).toEqual([])
})

test('in a field only the keys that say so, in a dialog none of the page', () => {
  const done: string[] = []
  const bindings = [
    { keys: 'j', title: 'j', run: () => done.push('j') },
    { keys: 'mod+k', title: 'k', run: () => done.push('mod+k'), inFields: true },
  ]
  for (const place of ['field', 'dialog'] as const) {
    const map = keyMap(
      () => true,
      () => place,
    )
    map.add({ title: 'here', bindings })
    map.press(key('j'))
    map.press(key('k', { ctrlKey: true }))
  }
  expect(done).toEqual(['mod+k', 'mod+k'])
})

test('all keys are told, also those that do nothing yet, and each stroke once', () => {
  const key = (keys: string, title: string, more: Partial<KeyBinding> = {}): KeyBinding => ({
    keys,
    title,
    run: () => undefined,
    ...more,
  })
  const told = toldKeys([
    { title: 'Do', bindings: [key('c', 'Open a ticket')] },
    { title: 'List', bindings: [key('r', 'Reply', { idle: true }), key('s', 'Solve', { idle: true })] },
    {
      title: 'Everywhere',
      bindings: [key('c', 'Create'), key('s', 'Sort'), key('z', 'Zoom', { hidden: true })],
    },
    { title: 'List', bindings: [key('/', 'Filter')] },
    { title: 'Nothing', bindings: [] },
  ])
  expect(told.map(({ title, bindings }) => [title, ...bindings.map(({ title }) => title)])).toEqual([
    ['Do', 'Open a ticket'],
    ['List', 'Reply', 'Filter'],
    ['Everywhere', 'Sort'],
  ])
})

test('a key that does nothing yet leaves its stroke to others', () => {
  const done: string[] = []
  const map = keyMap(
    () => true,
    () => 'page',
  )
  map.add({ title: 'page', bindings: [{ keys: 's', title: 'Sort', run: () => done.push('sort') }] })
  map.add({
    title: 'list',
    bindings: [{ keys: 's', title: 'Solve', idle: true, run: () => done.push('solve') }],
  })
  map.press(key('s'))
  expect(done).toEqual(['sort'])
})

test('what has the focus is pressed by Enter and the space bar; letters stay the page’s', () => {
  const done: string[] = []
  const map = keyMap(
    () => true,
    () => 'button',
  )
  const bindings = ['enter', 'space', 'j'].map((keys) => ({ keys, title: keys, run: () => done.push(keys) }))
  map.add({ title: 'list', bindings })
  for (const name of ['Enter', ' ', 'j']) map.press(key(name))
  expect(done).toEqual(['j'])
})
