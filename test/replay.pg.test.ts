import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { seedDemo } from '#apps/demo'
import { backup } from '#apps/operate/backup'
import { perform } from '#apps/operate/perform'
import { replayIn } from '#apps/operate/replay-report'
import { restore } from '#apps/operate/restore'
import { backupsIn } from '#kernel/backup/file'
import { allKinds } from '#kernel/kinds'
import { ownFolder } from './backups.ts'
import { newDataFolder } from './programs.ts'
import { world } from './world.ts'

// What a restored house is asked before it is called whole.

const { db, url, pool } = await world()
const folder = ownFolder()
beforeAll(() => seedDemo(db))

async function operate(...args: string[]) {
  const said: string[] = []
  const hear = (line: string) => void said.push(line)
  const env = { WHEELHOUSE_DATA: newDataFolder(), DATABASE_URL: url }
  const code = await perform({ backup, restore }, args, env, { say: hear, warn: hear })
  return { code, said: said.join('\n') }
}

test('what the tables, their sums and the seal do not show turns a rehearsal red, with the request by name', async () => {
  const { rows } = await pool.query<{ row: object }>(
    'delete from ticket where id = (select min(id::text)::uuid from ticket) returning to_jsonb(ticket) as row',
  )
  onTestFinished(async () => {
    await pool.query('insert into ticket select * from jsonb_populate_record(null::ticket, $1)', [
      rows[0]?.row,
    ])
  })
  expect(await operate('backup', '--to', folder)).toMatchObject({ code: 0 })
  const [file] = backupsIn(folder)
  const rehearsed = await operate('restore', file?.file ?? '', '--rehearse')
  expect(rehearsed.said).toMatch(/sealed history is whole[^]*GET \/api\/desk\/tickets\/[0-9a-f-]+: 500/)
  expect(rehearsed.said).toMatch(/^Red: the data is as it was, and .* went wrong$/m)
  expect(rehearsed.code).toBe(1)
})

test('all is asked, of every kind that there is; a list that lacks a record of the spine is told', async () => {
  const hide = (archived: boolean) =>
    pool.query(
      `update person set archived = $1 where id = (select id from entity where kind = 'person' order by id limit 1)`,
      [archived],
    )
  await hide(true)
  onTestFinished(async () => void (await hide(false)))
  const { asked, wrong } = await replayIn(url)
  expect(wrong).toEqual([
    {
      request: '/api/people',
      why: expect.stringMatching(/^it lists \d+ of the \d+ records of the kind “Person”/),
    },
  ])
  expect(asked).toBeGreaterThan(300)
  const { rows } = await pool.query<{ kind: string }>('select distinct kind from entity')
  const has = new Set(rows.map(({ kind }) => kind))
  const lacking = allKinds().filter(({ name }) => !has.has(name))
  expect(lacking.map(({ name }) => name)).toEqual(['import'])
})
