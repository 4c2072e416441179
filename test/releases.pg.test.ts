import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { replayIn } from '#apps/operate/replay-report'
import { lookAtRestored } from '#apps/verify/database'
import { version } from '#apps/version'
import { restore } from '#kernel/backup/restore'
import { configFrom } from '#kernel/config'
import { migrations } from '#kernel/migrate'
import { bareDb } from './harness.ts'
import { world } from './world.ts'

// Whoever runs any version that was released comes to this one with all that they have: test/releases/README.md.

const folder = join(import.meta.dirname, 'releases')
const versions = readdirSync(folder).filter((name) => /^\d/.test(name))

test('this version is kept for later ones to be tried on', () => {
  expect(versions).toContain(version)
})

test.each(versions)('a house of version %s comes up to this one, whole, and is worked in', async (from) => {
  const file = join(folder, from, 'halden-marine.backup')
  const open = await bareDb()
  const { head, different, migrated } = await restore({
    file,
    place: async () => open.url,
    rehearsal: true,
  })
  expect({ from: head.version, different }).toEqual({ from, different: [] })
  expect(head.migrations.length + migrated.length).toBe(migrations().length)
  const house = configFrom({ data: join(folder, from) }, {})
  expect((await lookAtRestored(house, open.url, [])).findings).toEqual([])

  const { someone, must } = await world({}, open)
  expect((await replayIn(open.url)).wrong).toEqual([])
  const ana = await someone('Ana', ['technician', 'lead'])
  const { id } = await must<{ id: string }>(ana, 'POST', '/api/desk/tickets', { title: 'It came up' })
  await must(ana, 'POST', `/api/desk/tickets/${id}/move`, { verb: 'solve', resolution: 'By itself' })
  expect(await must(ana, 'GET', `/api/desk/tickets/${id}`)).toMatchObject({ phase: 'done' })
})
