import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDb } from '#kernel/db'
import { embeddedBinaries } from '#kernel/embedded-postgres/binaries'
import { migrate, migrations } from '#kernel/migrate'
import { schemaText } from '#kernel/schema-text'
import { tableTypes } from '#kernel/table-types'
import { startTestCluster } from '#test/cluster'

/** Writes what the migrations lead to: the types of every owner's tables, and the whole schema to read. */
const root = join(import.meta.dirname, '..')
const cluster = await startTestCluster(embeddedBinaries())
try {
  const url = cluster.url('postgres')
  await migrate(url)
  const { pool, close } = openDb({ url })
  const types = await tableTypes(pool, migrations())
  for (const [path, text] of types) writeFileSync(join(root, 'src', path), text)
  writeFileSync(join(root, 'docs/schema.sql'), await schemaText(pool))
  await close()
  console.log(`Wrote docs/schema.sql and ${[...types.keys()].join(', ')}`)
} finally {
  await cluster.stop()
}
