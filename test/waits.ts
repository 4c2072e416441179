import { sql } from 'kysely'
import { expect, vi } from 'vitest'
import type { world } from './world.ts'

/** Until somebody waits for a lock in this database. */
export const somebodyWaits = ({ db }: Pick<Awaited<ReturnType<typeof world>>, 'db'>) =>
  vi.waitFor(
    async () => {
      const { rows } =
        await sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
          db,
        )
      expect(rows).not.toEqual([])
    },
    { timeout: 10_000 },
  )
