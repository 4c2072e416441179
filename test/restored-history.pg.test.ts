import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { perform } from '#apps/operate/perform'
import { restore } from '#apps/operate/restore'
import { backUp } from '#kernel/backup/backup'
import { keepingOf, sealAndKeep } from '#kernel/seal/keeper'
import { verify } from '#kernel/seal/verify'
import { ownFolder } from './backups.ts'
import { bareDb } from './harness.ts'
import { sealedLog } from './sealed-log.ts'

const data = ownFolder()
const secret = 'a secret for the heads of this one house'
writeFileSync(join(data, 'secret'), secret)
const keeping = keepingOf({ data, sealFile: undefined }, secret)
const keys = new Set([keeping.signer.key])

const { db, pool, url, happen, allSealed } = await sealedLog()
const seal = () => allSealed(async () => sealAndKeep(db, keeping))
const made = () => backUp({ url, folder: join(data, 'backups'), keep: 9, version: 'test' })

/** As an operator does it, into an empty database of a server. */
async function restored(file: string, env: Record<string, string> = { WHEELHOUSE_DATA: data }) {
  const other = await bareDb()
  const said: string[] = []
  const hear = (line: string) => void said.push(line)
  const args = ['restore', file, '--database']
  const code = await perform(
    { restore },
    args,
    { ...env, DATABASE_URL: other.url },
    { say: hear, warn: hear },
  )
  return { code, said: said.join('\n'), other }
}

test('a restored history is whole against the heads outside, tells what came after it, and goes on', async () => {
  await happen(5)
  await seal()
  const waiting = await happen(2)
  const { file } = await made()
  await happen(3)
  await seal()

  const { code, said, other } = await restored(file)
  expect(code).toBe(0)
  expect(said).toMatch(/The sealed history is whole: 5 events\n/)
  expect(said).toMatch(
    /The signed heads in .*seal-heads\.jsonl go on for 5 events that this database does not/,
  )
  expect(said).toMatch(/\nGreen: restored /)

  // With the file still in its place nothing is sealed; out of the way, all that waited is.
  expect(await sealAndKeep(other.db, keeping)).toMatchObject({ trouble: 'set-back' })
  renameSync(keeping.file, `${keeping.file}.before`)
  await expect.poll(async () => (await sealAndKeep(other.db, keeping)).size).toBe(7)
  const { rows } = await other.pool.query<{ event_id: number }>(
    'select event_id::int from seal_leaf where leaf >= 5 order by leaf',
  )
  expect(rows.map(({ event_id }) => event_id)).toEqual(waiting)
  expect(await verify({ db: other.db, file: keeping.file, keys })).toMatchObject({
    findings: [],
    sealed: 7,
    kept: 7,
    unsealed: 0,
  })
  rmSync(keeping.file)
  renameSync(`${keeping.file}.before`, keeping.file)
})

test('where no secret is, whose signature it is stays open', async () => {
  const { file } = await made()
  const nowhere = join(data, 'nowhere')
  const { code, said } = await restored(file, { WHEELHOUSE_DATA: nowhere })
  expect(code).toBe(0)
  expect(said).toMatch(/whole: 10 events\. No secret is here to tell whose signature it bears/)
  expect(said).toMatch(/The file of signed heads, .*nowhere\/seal-heads\.jsonl, goes on from this backup/)
  expect(existsSync(nowhere)).toBe(false)
})

test('what was done to the history before the backup was made is named', async () => {
  await pool.query(`update event set kind = 'nothing.happened' where id = (select min(id) from event)`)
  const { file } = await made()
  const { code, said } = await restored(file)
  expect(code).toBe(1)
  expect(said).toMatch(/damaged in one way\n {2}Event \d+: edited since it was sealed \(place 0\)\n/)
  expect(said).toMatch(/\nRed: every table is as in the backup, and the history in it is damaged$/)
})
