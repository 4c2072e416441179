import { roomOf } from '../places.ts'
import { layerOf, ringOf } from './map.ts'
import type { Rule } from './rule.ts'

const longest = 300

/** Where a file lies, and what it looks like. */
export const files: readonly Rule[] = [
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
