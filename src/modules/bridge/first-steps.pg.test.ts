import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { announce } from '#kernel/installation'
import { world } from '#test/world'
import type { bridge } from './contract.ts'

type Bridge = z.output<typeof bridge.show.reply>
const { db, call, someone } = await world()

const stepsOf = async (who: { id: string; token: string }) => {
  const { panels } = (await call(who, 'GET', '/api/bridge')).body as Bridge
  return panels.find(({ name }) => name === 'home.first-steps')
}

test('a new house tells its administrator what to do first, until it is done', async () => {
  const ada = await someone('Ada', ['manager', 'administrator'])
  const first = await stepsOf(ada)
  expect(first).toMatchObject({ title: '5 steps make Wheelhouse yours', calm: false })
  expect(first?.items.map(({ id, to }) => [id, to])).toEqual([
    ['calendars', '/calendars'],
    ['identity.invite', '/admin/accounts'],
    ['clocks', '/admin/service-levels'],
    ['identity.mail', '/admin/mail'],
    ['desk.import', '/admin/imports'],
  ])

  await announce(db, { mails: true })
  const tom = await someone('Tom', ['technician'])
  expect((await stepsOf(ada))?.items.map(({ id }) => id)).toEqual(['calendars', 'clocks', 'desk.import'])
  expect(await stepsOf(tom)).toBeUndefined()
})

test('a step of which nobody can tell whether it is done is left out, the others are told', async () => {
  const ada = await someone('Ada', ['manager', 'administrator'])
  await sql`alter table work rename to work_elsewhere`.execute(db)
  const steps = await stepsOf(ada)
  await sql`alter table work_elsewhere rename to work`.execute(db)
  expect(steps?.items.map(({ id }) => id)).toEqual(['calendars', 'clocks'])
})
