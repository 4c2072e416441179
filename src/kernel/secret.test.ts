import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newDataFolder } from '#test/programs'
import { secretOf } from './secret.ts'

function folder() {
  const data = newDataFolder()
  mkdirSync(data)
  return data
}

test('a secret is made once, for its owner alone, and nothing else is left beside it', () => {
  const data = folder()
  const secret = secretOf({ secret: undefined, data })
  expect(secret).toHaveLength(43)
  expect(secretOf({ secret: undefined, data })).toBe(secret)
  expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600)
  expect(readdirSync(data)).toEqual(['secret'])
})

test('what another start writes meanwhile is left alone, also one with the same number elsewhere', () => {
  const data = folder()
  const others = join(data, `secret.${process.pid}`)
  writeFileSync(others, 'half a sec')
  expect(secretOf({ secret: undefined, data })).toHaveLength(43)
  expect(readFileSync(others, 'utf8')).toBe('half a sec')
})

test('one that was given is taken, and none is made', () => {
  const data = folder()
  expect(secretOf({ secret: 'a secret from elsewhere', data })).toBe('a secret from elsewhere')
  expect(readdirSync(data)).toEqual([])
})

test('an empty file is no secret', () => {
  const data = folder()
  writeFileSync(join(data, 'secret'), '\n')
  expect(() => secretOf({ secret: undefined, data })).toThrow(/secret is empty: put back the secret/)
})
