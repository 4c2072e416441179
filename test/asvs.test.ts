import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const page = readFileSync(join(root, 'docs/asvs.md'), 'utf8')
const rows = [
  ...page.matchAll(/^\| (\d+\.\d+\.\d+) +\| (\d) +\| (.+?) +\| (met|not met|n\/a) +\| (.*?) *\|$/gm),
].map(([, number = '', level = '', says = '', state = '', by = '']) => ({ number, level, says, state, by }))

test('every requirement of levels 1 and 2 is answered once', () => {
  expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length)
  expect(rows.filter(({ level }) => level === '1')).toHaveLength(70)
  expect(rows.filter(({ level }) => level === '2')).toHaveLength(183)
})

test('whatever is met names what shows it, and that is there', () => {
  const bare = rows.filter(({ state, by }) => state === 'met' && !by.includes('`'))
  expect(bare.map(({ number }) => number)).toEqual([])
  const named = rows.flatMap(({ by }) => [...by.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path))
  expect(named.length).toBeGreaterThan(150)
  expect([...new Set(named)].filter((path) => !existsSync(join(root, path)))).toEqual([])
})

test('its own count is right', () => {
  const n = (state: string) => rows.filter((row) => row.state === state).length
  expect(page).toContain(
    `${n('met')} are met, ${n('not met')} are not, and ${n('n/a')} ask for something that is not here`,
  )
})
