import { foreignUses, ownersOfTables } from '../house.ts'
import { ownerOf } from '../places.ts'
import { tablesIn } from '../sql.ts'
import { keepers, layerOf, mayWrite, namesTables, readers } from './map.ts'
import type { Rule } from './rule.ts'

/** Who makes, writes and reads a table. */
export const tables: readonly Rule[] = [
  {
    says: 'every table is made by one migration, in the folder of its owner',
    faults: ({ migrations }) => {
      const made = [...migrations].flatMap(([path, text]) =>
        tablesIn(text).makes.map((table) => ({ table, path })),
      )
      const misplaced = [...migrations.keys()].filter(
        (path) =>
          !/^(?:kernel|(?:facets|modules)\/[a-z-]+)\/migrations\/\d{8}-\d{4}-[a-z0-9-]+\.sql$/.test(path),
      )
      return [
        ...misplaced,
        ...made
          .filter(({ table, path }) =>
            made.some((other) => other.table === table && ownerOf(other.path) !== ownerOf(path)),
          )
          .map(({ table, path }) => `${table}: ${path}`),
      ]
    },
    planted: {
      'modules/desk/migrations/20991231-2359-event.sql': 'create table event (id int);',
      'modules/desk/migrations/tickets.sql': '',
    },
  },
  {
    says: 'a migration changes tables of its owner only',
    faults: (house) => {
      const owners = ownersOfTables(house)
      return [...house.migrations].flatMap(([path, text]) =>
        tablesIn(text)
          .writes.filter((table) => owners.has(table) && owners.get(table) !== ownerOf(path))
          .map((table) => `${path}: ${table}`),
      )
    },
    planted: {
      'modules/desk/migrations/20991231-2359-more.sql': 'alter table entity add column colour text;',
      'modules/desk/migrations/20991231-2358-more.sql': 'create index entity_more on entity (title);',
    },
  },
  {
    says: 'a table is written by its owner, or by the room that keeps it',
    faults: (house) =>
      foreignUses(house)
        .filter(
          ({ how, by, table }) =>
            how === 'writes' &&
            !keepers[by.split('/')[1] ?? '']?.includes(table) &&
            !(`${by} ${table}` in mayWrite),
        )
        .map(({ path, table, owner }) => `${path} writes ${table} of ${owner}`),
    planted: {
      'modules/desk/meddle.ts': 'const meddle = sql`update person set name = ${name}`',
      'modules/people/meddle.ts': `db.insertInto('ticket').values({}).execute()`,
      'modules/desk/rows.ts': `insertRows('person', rows)`,
      'modules/desk/kept.ts': `keepRows(ctx, ['person', 'id'], ids, rows)`,
      'facets/tags/meddle.ts':
        'const meddle = sql`with gone as (delete from entity where id = 1) select from gone`',
    },
  },
  {
    says: 'a table is read by its owner and by the layers above; a room’s table by no other room, outside reports',
    faults: (house) =>
      foreignUses(house)
        .filter(({ how, by, owner }) => {
          if (how !== 'reads' || readers.includes(by.split('/')[1] ?? '')) return false
          return (
            layerOf(by) > layerOf(owner) || (layerOf(by) === layerOf(owner) && owner.startsWith('modules/'))
          )
        })
        .map(({ path, table, owner }) => `${path} reads ${table} of ${owner}`),
    planted: {
      'modules/desk/peek.ts': 'const names = sql`select name from person p join team t on true`',
      'modules/people/peek.ts': `db.selectFrom('work').innerJoin('ticket as t', 't.id', 'work.id')`,
      'kernel/peek.ts': `client.query('select count(*) from comment')`,
      'facets/work/peek.ts': 'const all = sql`select from entity e, ticket t`',
    },
  },
  {
    says: 'the name of a table stands in its statement; only the kernel takes it as a value',
    faults: ({ sources }) =>
      [...sources.values()]
        .filter(
          ({ path, text }) =>
            !path.startsWith('kernel/') && !(path in namesTables) && /\bsql\.table\((?!['"])/.test(text),
        )
        .map(({ path }) => path),
    planted: { 'modules/desk/any.ts': 'const all = sql`select from ${sql.table(name)}`' },
  },
]
