import { expect, test } from 'vitest'
import { inTurn } from './turns.ts'

test('whoever lets reports trickle in holds up nobody from elsewhere, and all have their turn', async () => {
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const report = (from: string, name: string) =>
    inTurn(from, async () => {
      begun.push(name)
      const { promise, resolve } = Promise.withResolvers<void>()
      ends.set(name, resolve)
      await promise
    })
  const all = ['1', '2', '3', '4', '5'].map((n) => report('slow', `slow ${n}`))
  const others = ['1', '2'].map((n) => report(`other ${n}`, `other ${n}`))
  expect(begun).toEqual(['slow 1', 'slow 2', 'slow 3', 'other 1'])
  ends.get('other 1')?.()
  await others[0]
  expect(begun.at(-1)).toBe('other 2')
  ends.get('slow 2')?.()
  await all[1]
  expect(begun.at(-1)).toBe('slow 4')
  for (const name of ['slow 1', 'slow 3', 'other 2']) ends.get(name)?.()
  await Promise.all([all[0], all[2], others[1]])
  expect(begun.at(-1)).toBe('slow 5')
  for (const end of ends.values()) end()
  await Promise.all([...all, ...others])
  await inTurn('slow', async () => undefined)
})
