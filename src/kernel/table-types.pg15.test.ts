import { expect, test } from 'vitest'
import { migrate } from '#kernel/migrate'
import { schemaText } from '#kernel/schema-text'
import { tableTypes } from '#kernel/table-types'
import { bareDb } from '#test/harness'

const text = `
create type mood as enum ('well', 'ill');
create function twice(n integer) returns integer language sql immutable return n * 2;
create table crew (
  id       bigint generated always as identity primary key,
  rank     text not null check (rank in ('captain', 'mate', 'ship''s boy')),
  watch    text check (watch = 'dog'),
  deck     smallint not null default 1 check (deck in (1, 2)),
  paid     numeric(12,2),
  born     date not null,
  names    text[] not null default '{}' collate "C",
  notes    jsonb,
  photo    bytea,
  initials text generated always as (left(rank, 1)) stored,
  constraint crew_adult check (born < date '2010-01-01')
) with (fillfactor = 80);
create unique index crew_rank on crew (lower(rank), born desc) where watch is not null;
create table reading (at timestamptz not null, value float8) partition by range (at);
create table reading_2026 partition of reading for values from ('2026-01-01') to ('2027-01-01');
create view mates as select id from crew where rank = 'mate';`

const all = [{ name: 'modules/ship/20260101-0000-crew.sql', owner: 'modules/ship', text, checksum: '1' }]
const { pool, url } = await bareDb()
await migrate(url, all)

test('types follow columns, defaults, checks and arrays', async () => {
  expect([...(await tableTypes(pool, all))]).toMatchInlineSnapshot(`
    [
      [
        "modules/ship/tables.gen.ts",
        "// Written by \`npm run types:db\` from the migrated database. Do not edit.
    import type { Generated, GeneratedAlways } from 'kysely'

    declare module '#kernel/tables' {
      interface Tables {
        crew: {
          id: GeneratedAlways<number>
          rank: 'captain' | 'mate' | 'ship\\'s boy'
          watch: 'dog' | null
          deck: Generated<1 | 2>
          paid: string | null
          born: string
          names: Generated<string[]>
          notes: unknown
          photo: Buffer | null
          initials: GeneratedAlways<string | null>
        }
        mates: {
          id: number | null
        }
        reading: {
          at: string
          value: number | null
        }
      }
    }
    ",
      ],
    ]
  `)
})

test('the schema reads the same on every server', async () => {
  expect(await schemaText(pool)).toMatchInlineSnapshot(`
    "-- Written by \`npm run types:db\` from the migrated database. Do not edit.

    create type mood as enum ('well', 'ill');

    CREATE OR REPLACE FUNCTION public.twice(n integer)
     RETURNS integer
     LANGUAGE sql
     IMMUTABLE
    RETURN (n * 2);

    create table crew (
      id bigint not null generated always as identity,
      rank text not null,
      watch text,
      deck smallint not null default 1,
      paid numeric(12,2),
      born date not null,
      names text[] collate "C" not null default '{}'::text[],
      notes jsonb,
      photo bytea,
      initials text generated always as ("left"(rank, 1)) stored,
      constraint crew_pkey primary key (id),
      constraint crew_adult check (born < '2010-01-01'::date),
      constraint crew_deck_check check (deck = any (array[1, 2])),
      constraint crew_rank_check check (rank = any (array['captain'::text, 'mate'::text, 'ship''s boy'::text])),
      constraint crew_watch_check check (watch = 'dog'::text)
    ) with (fillfactor=80);
    create unique index crew_rank on crew using btree (lower(rank), born desc) where watch is not null;

    -- view mates (id bigint)

    create table reading (
      at timestamptz not null,
      value double precision
    ) partition by RANGE (at);
    "
  `)
})

test('a table that no migration makes has no owner, which is an error', async () => {
  await expect(tableTypes(pool, [])).rejects.toThrow(/crew, mates, reading/)
})
