import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { Refusal } from '#lib/refusal'
import { databaseFolder } from '#kernel/embedded-postgres/folder'
import { isRoot } from '#kernel/embedded-postgres/identity'
import { newFolder } from './place.ts'

test.runIf(isRoot())('a database that a folder moved away left elsewhere is refused, and stays', () => {
  // A folder of root's own, which PostgreSQL's user cannot reach.
  const outer = mkdtempSync(join(tmpdir(), 'wheelhouse-place-'))
  const data = join(outer, 'data')
  const { home } = databaseFolder(data, '18')
  onTestFinished(() => {
    for (const folder of [outer, home]) rmSync(folder, { recursive: true, force: true })
  })
  expect(home.startsWith(outer)).toBe(false)
  mkdirSync(join(home, '18'))
  writeFileSync(join(home, '18/PG_VERSION'), '18')
  rmSync(data, { recursive: true })

  expect(() => newFolder(data)).toThrow(Refusal)
  expect(existsSync(join(home, '18/PG_VERSION'))).toBe(true)
  expect(existsSync(data)).toBe(false)
})
