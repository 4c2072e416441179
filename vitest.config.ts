import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const hasPostgres15 = existsSync('/usr/lib/postgresql/15/bin/postgres')

/** One process, files side by side in threads, modules loaded once: no test may leave anything in a module. */
const together = { pool: 'threads', isolate: false, maxWorkers: 3, setupFiles: './test/chance.ts' } as const
/** What is waited for may take its time on a machine that does much else. */
const patient = { expect: { poll: { timeout: 30_000 } } } as const
const postgres = {
  ...together,
  ...patient,
  globalSetup: './test/global-setup.ts',
  testTimeout: 180_000,
  hookTimeout: 120_000,
}
const files = (ending: string) => [`{src,test,scripts}/**/*.${ending}`]

/** What takes longest, though some of it is short to read: begun last, all else would wait for it at the end. */
const longest = [
  'test/failover.pg.test.ts',
  'test/archive.pg.test.ts',
  'test/start.pg.test.ts',
  'src/apps/demo.pg.test.ts',
  'test/every-endpoint.pg.test.ts',
  'test/chaos.pg.test.ts',
  'identity.journey.ts',
  'tour.journey.ts',
  'gallery.journey.ts',
  'people.journey.ts',
  'imports.journey.ts',
]
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const groupOf = ({ project }: TestSpecification) => project.config.sequence.groupOrder
    const placeOf = ({ moduleId }: TestSpecification) => {
      const place = longest.findIndex((name) => moduleId.endsWith(`/${name}`))
      return place < 0 ? longest.length : place
    }
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => groupOf(a) - groupOf(b) || placeOf(a) - placeOf(b))
  }
}

// Far from UTC, on the other half of the year: who forgets a zone is found out.
process.env['TZ'] = 'Pacific/Auckland'
process.env['LOG_LEVEL'] ??= 'silent'

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...together,
          name: 'memory',
          // The holidays of the world are a second's work, and more on a machine that does much else.
          testTimeout: 60_000,
          include: files('test.{ts,tsx}'),
          exclude: [...files('pg.test.ts'), ...files('pg15.test.ts')],
        },
      },
      { test: { ...postgres, name: 'pg', include: [...files('pg.test.ts'), ...files('pg15.test.ts')] } },
      // Whatever is written for an organisation's own server runs on the oldest one we promise, too.
      ...(hasPostgres15 ? [{ test: { ...postgres, name: 'pg15', include: files('pg15.test.ts') } }] : []),
      {
        test: {
          name: 'journey',
          include: files('journey.ts'),
          ...together,
          ...patient,
          // A walk through many pages is slow on a machine that does much else, and no less right.
          testTimeout: 240_000,
          hookTimeout: 120_000,
          globalSetup: './test/global-setup.ts',
          // Few at a time: one waits for its page while another computes, and the browser wants its share of the machine.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
