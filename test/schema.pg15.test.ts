import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { migrations } from '#kernel/migrate'
import { schemaText } from '#kernel/schema-text'
import { tableTypes } from '#kernel/table-types'
import { freshDb } from './harness.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const { pool } = await freshDb()

// Where these differ, `npm run types:db` writes them anew.
test('the migrations lead to the committed schema, on the newest and the oldest server', async () => {
  expect(await schemaText(pool)).toBe(read('docs/schema.sql'))
})

test('the migrations lead to the committed types of every owner', async () => {
  const written = await tableTypes(pool, migrations())
  for (const [path, text] of written) expect(read(join('src', path)), path).toBe(text)
  expect(globSync('**/tables.gen.ts', { cwd: join(root, 'src') }).sort()).toEqual([...written.keys()].sort())
})
