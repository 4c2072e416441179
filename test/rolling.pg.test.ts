import { expect, test } from 'vitest'
import { type Migration, migrate, migrations } from '#kernel/migrate'
import { world } from './world.ts'

// Servers of one version and the next on one database: docs/upgrade.md.

/** What no server of the version before survives. */
const takesAway =
  /\bdrop\s+(?:table|column|view|function|type)\b|\brename\b|\bset\s+not\s+null\b|\balter\s+(?:column\s+)?\w+\s+(?:set\s+data\s+)?type\b/i

/** Older than the first release: nobody has served from a schema before them. */
const beforeRelease = [
  'kernel/20261128-0940-standing.sql',
  'kernel/20261129-0930-seal.sql',
  'facets/clocks/20261128-0943-standing-promises.sql',
]

const bare = (text: string) => text.replaceAll(/--.*$/gm, '')

test('a migration only adds, so that servers of the version before go on', () => {
  const all = migrations()
  const taking = all.filter(({ text }) => takesAway.test(bare(text))).map(({ name }) => name)
  expect(taking.filter((name) => !beforeRelease.includes(name))).toEqual([])
  expect(beforeRelease.filter((name) => !all.some((one) => one.name === name))).toEqual([])
  expect(takesAway.test('alter table work\n  alter column title set not null')).toBe(true)
})

test('a server goes on while the next version migrates; another of its own is refused from then on', async () => {
  const house = await world()
  const ana = await house.someone('Ana', ['technician'])
  const next: Migration = {
    name: 'modules/next/99990101-0000-next.sql',
    owner: 'modules/next',
    text: `create table next_room (id uuid primary key, entity_id uuid not null references entity);
      alter table entity add column next_word text not null default 'none'`,
    checksum: 'next',
  }
  const me = () => house.call(ana, 'PATCH', '/api/me', { language: 'en' })
  expect((await me()).status).toBe(200)
  expect(await migrate(house.url, [...migrations(), next])).toEqual([next.name])
  expect((await me()).status).toBe(200)
  expect((await house.call(ana, 'GET', '/api/search?q=x')).status).toBe(200)
  await expect(migrate(house.url)).rejects.toThrow(
    /which this version of Wheelhouse does not know: start the newer version again/,
  )
})
