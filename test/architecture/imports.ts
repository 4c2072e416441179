import { arrow, circles, edges, ownersOfTables, reached } from '../house.ts'
import { isGround, isUi, ownerOf, roomOf } from '../places.ts'
import { impurities } from '../pure.ts'
import { usesOf } from '../sql.ts'
import {
  browserPackages,
  inRoom,
  isForBrowser,
  isPure,
  layerOf,
  pureKernel,
  registers,
  ringOf,
  serverFile,
  shown,
} from './map.ts'
import type { Rule } from './rule.ts'

/** Who may load whom. */
export const imports: readonly Rule[] = [
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
]
