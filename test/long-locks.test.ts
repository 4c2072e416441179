import { expect, test } from 'vitest'
import { indexOf } from '#kernel/migrate-step'
import { migrations } from '#kernel/migrate'
import { longLocks } from './long-locks.ts'

// docs/upgrade.md: no step keeps people waiting, however much they have.

/** Older ones ran before anybody had a million rows: nothing was released before them. */
const beforeRelease = '20261130'
/** Made since then by another migration: whoever upgrades has none of their rows yet. */
const young = [
  'agent',
  'package',
  'asset_model',
  'stocktake_item',
  'asset_kit',
  'purchase_piece',
  'licence_key_sight',
  'agent_token',
  'purchase_line',
  'installation',
  'denied_found',
  'part_holding',
  'cost_round',
]
const made = young.map((table) => `create table ${table} (id int);\n`).join('')
const amongYoung = (text: string) => (/concurrently|validate/.test(text) ? text : made + text)
const fileOf = (path: string) => path.split('/').at(-1) ?? ''

test('no migration holds a large table for long', () => {
  const faults = migrations()
    .filter(({ name }) => fileOf(name) >= beforeRelease)
    .flatMap(({ name, text }) => longLocks(amongYoung(text)).map((fault) => `${name}: ${fault}`))
  expect(faults).toEqual([])
})

test.each([
  'create index work_x on work (x)',
  'create unique index if not exists work_x on only work (x)',
  'alter table work add column x uuid not null default gen_random_uuid()',
  'alter table work add x timestamptz default clock_timestamp()',
  'alter table work add column x int generated always as (a + b) stored',
  'alter table work add column x bigserial',
  'alter table work add column x text unique',
  'alter table work add column x uuid references entity',
  'alter table work add constraint c check (x > 0)',
  'alter table work add column y int, add constraint c foreign key (x) references entity (id)',
  'alter table work add constraint c unique (x)',
  'alter table work alter column x type bigint',
  'alter table work alter x set not null',
  'alter table work set unlogged',
  `update work set x = 'a;b' where true`,
  'delete from work',
  'lock table work',
  'create index concurrently if not exists work_x on work (x); alter table work add column y int',
  'alter table work add constraint c check (x > 0) not valid; alter table work validate constraint c',
])('%s is told', (sql) => {
  expect(longLocks(sql)).not.toEqual([])
})

test.each([
  'create table mine (id uuid primary key, work_id uuid not null references work); create index mine_work on mine (work_id)',
  `alter table work add column x text not null default 'none', add column y int not null default 0`,
  `alter table work add column x timestamptz not null default now(), add column z jsonb not null default '{}'`,
  'alter table work add column done boolean not null default false',
  'alter table work add constraint c check (x > 0) not valid',
  'alter table work add constraint c foreign key (x) references entity (id) not valid',
  'alter table work validate constraint c',
  'alter table work add constraint c unique using index work_x',
  'create index concurrently if not exists work_x on work (x) where y',
  '-- why\ncreate unique index concurrently if not exists work_x on work (x);\n',
])('%s holds nothing for long', (sql) => {
  expect(longLocks(sql)).toEqual([])
})

test('an index that is built beside the work is known as one', () => {
  expect(indexOf('-- why\ncreate index concurrently if not exists work_x on work (x) where y;\n')).toBe(
    'work_x',
  )
  expect(indexOf('create index work_x on work (x)')).toBeUndefined()
})
