// npm run release: keeps the demo company as this version makes it, so that every later version is tried on it (test/releases).
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { seedDemo } from '#apps/demo'
import { compose } from '#apps/compose'
import { version } from '#apps/version'
import { backUp } from '#kernel/backup/backup'
import { openDb } from '#kernel/db'
import { embeddedBinaries } from '#kernel/embedded-postgres/binaries'
import { newSecret } from '#kernel/ids'
import { lockWith } from '#kernel/locked'
import { migrate } from '#kernel/migrate'
import { keepingOf, sealAndKeep } from '#kernel/seal/keeper'
import { startTestCluster } from '#test/cluster'

const folder = join(import.meta.dirname, '../test/releases', version)

/** A house as somebody leaves it who tried the demo company, with all that happened sealed. */
async function fill(url: string) {
  compose()
  // Nobody opens these again: whoever restores without the secret has lost nothing else.
  const secret = newSecret()
  lockWith(secret)
  await migrate(url)
  const { db, close } = openDb({ url })
  try {
    await seedDemo(db)
    const keeping = keepingOf({ data: folder, sealFile: undefined }, secret)
    for (let size = -1; ;) {
      const sealed = await sealAndKeep(db, keeping)
      if (sealed.size === size) break
      size = sealed.size
    }
  } finally {
    await close()
  }
}

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const cluster = await startTestCluster(embeddedBinaries())
try {
  const url = cluster.url('postgres')
  await fill(url)
  const { file, bytes, rows } = await backUp({ url, folder, keep: 1, version })
  renameSync(file, join(folder, 'halden-marine.backup'))
  console.log(`Wrote ${readdirSync(folder).join(', ')} to ${folder}: ${rows} rows in ${bytes} bytes`)
} finally {
  await cluster.stop()
}
