import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withClient } from '#kernel/db'
import { urlOf } from '#kernel/embedded-postgres/server'
import { copyOf, newDataFolder, program, stoppedHouse } from '#test/programs'

const verify = (data: string, env: Record<string, string> = {}) =>
  program('src/apps/verify.ts', { WHEELHOUSE_DATA: data, ...env })

const made = stoppedHouse()

test('the history of a house in use is looked through, and an edit behind its back is named', async () => {
  const data = copyOf(made)
  const house = program('src/apps/main.ts', { WHEELHOUSE_DATA: data, WHEELHOUSE_DEMO: 'yes' })
  await house.says(/Wheelhouse is ready/)
  const heads = join(data, 'seal-heads.jsonl')
  await expect.poll(() => existsSync(heads) && readFileSync(heads, 'utf8').endsWith('\n')).toBe(true)
  const good = verify(data)
  expect(await good.ended).toBe(0)
  expect(good.said()).toMatch(/^The sealed history is whole: [\d,]+ events\.\nSigned up to /)
  expect(good.said()).toContain(`The file ${heads} goes up to`)

  await withClient({ url: urlOf({ run: join(data, 'postgres/run') }, 'wheelhouse') }, (client) =>
    client.query(
      `update event set kind = 'nothing.happened' where id = (select event_id from seal_leaf where leaf = 7)`,
    ),
  )
  const bad = verify(data, { LOG_LEVEL: 'error' })
  expect(await bad.ended).toBe(1)
  expect(bad.said()).toMatch(
    /^The sealed history is damaged in one way\.\n {2}Event \d+: edited since it was sealed \(place 7\)\.\n/,
  )
  house.child.kill('SIGINT')
  expect(await house.ended).toBe(0)

  // A house that is closed is opened for the while.
  const closed = verify(data)
  expect(await closed.ended).toBe(1)
  expect(existsSync(join(data, 'postgres/18/postmaster.pid'))).toBe(false)
})

test('where there is nothing to look at, one sentence says so', async () => {
  const data = newDataFolder()
  const nothing = verify(data)
  expect(await nothing.ended).toBe(2)
  expect(nothing.said()).toBe(`There is no database in ${data}: --data or DATABASE_URL says where it is.\n`)
  expect(existsSync(data)).toBe(false)
})
