import { tmpdir } from 'node:os'
import { expect, onTestFinished, test } from 'vitest'
import { freshDb } from '#test/harness'
import { diskLane, disksOf, watchDisks } from './disk.ts'

const { db } = await freshDb()
/** Another disk on every Linux. */
const folders = [tmpdir(), '/dev/shm']

test.runIf(disksOf(folders).length === 2)('each disk that is nearly full is told', async () => {
  watchDisks(folders, 1_000_000_000)
  onTestFinished(() => watchDisks([], 0))
  await diskLane(db)()
  const told = await db.selectFrom('disk_place').select('low').execute()
  expect(told).toEqual([{ low: true }, { low: true }])
})
