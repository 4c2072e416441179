import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  allHouse,
  arrow,
  circles,
  edges,
  foreignUses,
  type House,
  ownersOfTables,
  plant,
  reached,
} from './house.ts'
import { isGround, isUi, ownerOf, roomOf } from './places.ts'
import { impurities } from './pure.ts'
import { tablesIn, usesOf } from './sql.ts'

// The map of the house: first the design, as constants; then the rules, each with faults that it must find.

/** Each layer uses the layers below it, never those above. `kernel` and `kit` lie side by side and do not see each other. */
const layers = [['apps'], ['flows'], ['modules'], ['facets'], ['kernel', 'kit'], ['lib']]

/** A room asks rooms of rings below its own. Rooms of one ring meet in `flows`. */
const rings = {
  faces: ['bridge', 'portal', 'reports'],
  planning: ['money', 'projects', 'trials', 'team', 'strategy'],
  assurance: ['policies', 'controls', 'risk', 'security', 'continuity', 'privacy', 'training'],
  operations: ['desk', 'knowledge', 'changes', 'monitoring', 'oncall'],
  inventory: ['assets', 'software', 'vendors', 'network', 'services'],
  house: ['identity', 'administration'],
  people: ['people', 'places', 'calendars'],
}

/** What a room shows to others: its promises, what servers may call, and for screens how its records are looked up. */
const shown = /^(?:contract|public)\.ts$|^ui\/finders\.ts$/

/** The lists in which every room has its line, and the one file of a room that each takes. */
const registers: Record<string, RegExp> = {
  'modules/index.ts': /^module\.ts$/,
  'modules/contracts.ts': /^contract\.ts$/,
  'modules/ui.ts': /^ui\/routes\.tsx?$/,
  'apps/demo.ts': /^seed\.ts$/,
}

/** Files of the kernel that think without doing: policies ask them, and browsers may load them. */
const pureKernel = {
  'kernel/actor.ts': 'who asks, and whether they may',
  'kernel/auth/roles.ts': 'the names of the roles',
}

/** What code for browsers may load of others' packages. */
const browserPackages =
  /^(?:react|react-dom|zod|intl-messageformat|lean-qr|@simplewebauthn\/browser|dayjs|temporal-polyfill|@mantine\/[a-z]+|@tanstack\/react-[a-z]+|@tiptap\/[a-z-]+|@fontsource-variable\/[a-z]+)$/

/** Files of a room or facet that only a server can run. */
const serverFile = /^(?:facets|modules)\/[^/]+\/(?:module|public|queries|commands|jobs|seed)(?:\.ts$|\/)/

/** Tables of the ground and of facets that one room writes, being the commands and screens over them. */
const keepers: Record<string, readonly string[]> = {
  people: ['principal', 'membership'],
  places: ['place'],
  calendars: ['calendar'],
  identity: [
    'account',
    'api_token',
    'session',
    'role_grant',
    'one_time_link',
    'guess',
    'standing_change',
    'authenticator_app',
    'recovery_code',
    'half_sign_in',
    'passkey',
    'passkey_challenge',
  ],
  administration: ['job', 'outbox'],
  desk: ['time_entry'],
}

/** Who else writes what is not theirs, and why that is right. */
const mayWrite: Record<string, string> = {
  'facets/watchers entity_grant':
    'closes by one statement the ways in that it opened with the kernel’s grant()',
  'modules/desk entity_grant': 'takes back the way in that a merge gave, unless another merge still gives it',
  'modules/people event_data': 'a person is erased from the log, whose headers and commitments stay',
  'modules/people outbox': 'a person is erased from deliveries that were given up, too',
  'modules/people external_id': 'a person is erased from the names that imports know them by',
}

/** Rooms that may read every table: read models. */
const readers = ['reports']

/** Who, beside the kernel, is told the name of a table by others. */
const namesTables: Record<string, string> = {
  'facets/custom-fields/indexes.ts':
    'makes the index that a field of one’s own is sorted by, on whichever family has it',
}

const longest = 300
const root = join(import.meta.dirname, '..')

// ---------------------------------------------------------------- helpers

const layerOf = (path: string) => layers.findIndex((names) => names.includes(path.split('/')[0] ?? ''))
const ringOf = (room: string) => Object.values(rings).findIndex((rooms) => rooms.includes(room))
const inRoom = (path: string) => path.split('/').slice(2).join('/')
const isPure = (path: string) => path.startsWith('lib/') || /\/engine\/|\/policy\.ts$/.test(path)
const isForBrowser = (path: string) =>
  path.startsWith('kit/') || isUi(path) || path === 'modules/ui.ts' || path === 'apps/web/main.tsx'

// ---------------------------------------------------------------- the rules

interface Rule {
  says: string
  faults: (house: House) => string[]
  /** Files with a fault in them, each of which must be told. */
  planted: Record<string, string>
}

const rules: Rule[] = [
  {
    says: 'every file lies in a layer, every room in a ring',
    faults: ({ sources }) =>
      [...sources.keys()].filter((path) => {
        const room = roomOf(path)
        return layerOf(path) < 0 || (room !== undefined && ringOf(room) < 0)
      }),
    planted: { 'helpers/all.ts': '', 'modules/nowhere/contract.ts': '' },
  },
  {
    says: 'imports point down, and the kernel and the kit do not see each other',
    faults: (house) =>
      edges(house)
        .filter(({ from, to }) => {
          const [above, below] = [layerOf(from), layerOf(to)]
          if (below < 0) return false
          return (
            below < above || (below === above && isGround(from) && from.split('/')[0] !== to.split('/')[0])
          )
        })
        .map(arrow),
    planted: {
      'lib/up.ts': `import '#kernel/db'`,
      'facets/up/queries.ts': `export { desk } from '#modules/desk/contract'`,
      'kernel/across.ts': `const later = () => import('#kit/api')`,
      'kit/across.ts': `import type { Actor } from '#kernel/actor'`,
    },
  },
  {
    says: 'a room asks rooms of inner rings, through what they show',
    faults: (house) =>
      edges(house)
        .filter(({ from, to }) => {
          const [asking, asked] = [roomOf(from), roomOf(to)]
          if (asking === undefined || asked === undefined || asking === asked) return false
          const isScreen = inRoom(to).startsWith('ui/')
          return ringOf(asking) >= ringOf(asked) || !shown.test(inRoom(to)) || (isScreen && !isUi(from))
        })
        .map(arrow),
    planted: {
      'modules/desk/peers.ts': `import { w } from '#modules/changes/public'`,
      'modules/people/outwards.ts': `import type { desk } from '#modules/desk/contract'`,
      'modules/desk/inside.ts': `import { w } from '#modules/people/words'`,
      'modules/desk/screen.ts': `import { findPeople } from '#modules/people/ui/finders'`,
    },
  },
  {
    says: 'flows and apps see of rooms what they show, and the lists of rooms',
    faults: (house) =>
      edges(house)
        .filter(({ from, to }) => {
          const room = roomOf(to)
          if (room === undefined || roomOf(from) !== undefined) return false
          return !shown.test(inRoom(to)) && !registers[from]?.test(inRoom(to))
        })
        .map(arrow),
    planted: {
      'flows/into.ts': `import { openTicket } from '#modules/desk/commands/open'`,
      'apps/into.ts': `import { w } from '#modules/desk/words'`,
    },
  },
  {
    says: 'facets see each other without going round, in code and in SQL',
    faults: (house) => {
      const owners = ownersOfTables(house)
      const graph = new Map<string, Set<string>>()
      const add = (from: string, to: string | undefined) => {
        if (from.startsWith('facets/') && to?.startsWith('facets/') && from !== to)
          graph.set(from, (graph.get(from) ?? new Set()).add(to))
      }
      for (const source of house.sources.values()) {
        for (const { to } of source.imports) add(ownerOf(source.path), ownerOf(to))
        for (const { table } of usesOf(source)) add(ownerOf(source.path), owners.get(table))
      }
      return circles(graph)
    },
    planted: { 'facets/tags/round.ts': 'const query = sql`select from work`' },
  },
  {
    says: 'engines, policies and lib think only: no kernel, no clock, no chance, no machine',
    faults: (house) => {
      const pure = [...house.sources.keys()].filter((path) => isPure(path) || path in pureKernel)
      const reach = [...reached(house, pure).keys()].flatMap((path) => house.sources.get(path) ?? [])
      return reach.flatMap((source) => impurities(source, (path) => path in pureKernel))
    },
    planted: {
      'lib/now.ts': 'export const now = () => Date.now()',
      'lib/chance.ts': 'export const die = () => Math.floor(Math.random() * 6)',
      'lib/machine.ts': `import { cpus } from 'node:os'`,
      'modules/desk/engine/today.ts': 'export const today = () => new Date()',
      'modules/desk/engine/zone.ts': 'export const zone = () => Temporal.Now.timeZoneId()',
      'modules/desk/policy.ts': `import { seen } from '#kernel/visible'`,
      'facets/work/engine/where.ts': 'export const where = () => process.cwd()',
    },
  },
  {
    says: 'what browsers load never reaches the server',
    faults: (house) => {
      const from = reached(house, [...house.sources.keys()].filter(isForBrowser))
      return [...from]
        .filter(([path]) => {
          if (path in pureKernel) return false
          if (!house.sources.has(path)) return !path.endsWith('.css') && !browserPackages.test(path)
          return path.startsWith('kernel/') || serverFile.test(path)
        })
        .map(([path, by]) => `${by} → ${path}`)
    },
    planted: {
      'kit/files.ts': `import { readFileSync } from 'node:fs'`,
      'modules/desk/ui/rows.tsx': `import { sql } from 'kysely'`,
      'modules/desk/ui/list.tsx': `import { listTickets } from '../queries/list.ts'`,
      'facets/work/ui/names.ts': `import { namesOf } from '#kernel/auth/names'`,
    },
  },
  {
    says: 'the command line never loads the server either',
    faults: (house) =>
      [...reached(house, ['apps/cli.ts'])]
        .filter(([path]) => (path.startsWith('kernel/') && !(path in pureKernel)) || serverFile.test(path))
        .map(([path, by]) => `${by} → ${path}`),
    planted: { 'apps/cli.ts': `import { log } from '#kernel/log'` },
  },
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
  {
    says: 'no file is longer than a person reads at once',
    faults: ({ sources }) =>
      [...sources.values()]
        .filter(
          ({ text }) =>
            text.split('\n').filter((line) => !/^\s*(?:\/\/|\/?\*|$)/.test(line)).length > longest,
        )
        .map(({ path }) => path),
    planted: { 'lib/long.ts': 'export {}\n'.repeat(longest + 1) },
  },
  {
    says: 'files are named in kebab-case, and what they export has a name',
    faults: ({ sources }) =>
      [...sources.values()]
        .filter(({ path, hasDefault }) => hasDefault || !/^[a-z0-9/.-]+$/.test(path))
        .map(({ path }) => path),
    planted: { 'lib/anything.ts': 'export default 1', 'lib/camelCase.ts': '' },
  },
]

const house = allHouse()
const told = new Map(rules.map((rule) => [rule, rule.faults(house)]))

test.each(rules)('$says', (rule) => {
  expect(told.get(rule)).toEqual([])
})

const faulty = rules.flatMap((rule) =>
  Object.entries(rule.planted).map(([path, text]) => ({ rule, path, text })),
)

test.each(faulty)('$path would be told', ({ rule, path, text }) => {
  const before = told.get(rule) ?? []
  expect(rule.faults(plant(house, path, text)).filter((fault) => !before.includes(fault))).not.toEqual([])
})

test('exceptions are still needed', () => {
  const used = new Set(foreignUses(house).map(({ by, table }) => `${by} ${table}`))
  expect(Object.keys(mayWrite).filter((exception) => !used.has(exception))).toEqual([])
  const kept = new Set(
    foreignUses(house)
      .filter(({ how }) => how === 'writes')
      .map(({ by, table }) => `${by.split('/')[1]} ${table}`),
  )
  const promised = Object.entries(keepers).flatMap(([room, tables]) =>
    tables.map((table) => `${room} ${table}`),
  )
  expect(promised.filter((one) => !kept.has(one))).toEqual([])
  expect(Object.keys({ ...namesTables, ...pureKernel }).filter((path) => !house.sources.has(path))).toEqual(
    [],
  )
})

test('docs/architecture.md draws the same rings', () => {
  const [, table = ''] = readFileSync(join(root, 'docs/architecture.md'), 'utf8').split('| Ring ')
  const drawn = [...table.matchAll(/^\| ([a-z]+) +\| ([a-z, ]+?) +\|$/gm)].map(
    ([, ring = '', rooms = '']) => [ring, rooms.split(', ')],
  )
  expect(Object.fromEntries(drawn)).toEqual(rings)
})

test('the example of docs/architecture.md would keep every rule, once it has its ring', () => {
  const example = join(root, 'docs/example-room')
  const files = globSync('**/*.{ts,tsx,sql}', { cwd: example })
  const built = files.reduce(
    (now, file) => plant(now, `modules/visits/${file}`, readFileSync(join(example, file), 'utf8')),
    house,
  )
  const found = rules.flatMap((rule) =>
    rule.faults(built).filter((fault) => !told.get(rule)?.includes(fault)),
  )
  // Until it is placed it lies outside all rings, and may ask nobody.
  expect(
    found.filter(
      (fault) => !/^modules\/visits\/\S+$/.test(fault) && !fault.endsWith('modules/people/ui/finders.ts'),
    ),
  ).toEqual([])
})
