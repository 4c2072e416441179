import { expect, test } from 'vitest'
import { z } from 'zod'
import { newId } from '#kernel/ids'
import { enqueue, task } from '#kernel/jobs'
import { world } from '#test/world'

const { write, db } = await world()
/** No worker carries it, so it stays waiting. */
const idle = task('test.idle', { title: 'Idle', input: z.object({}), run: async () => undefined })

test('a job with a key is added once while it waits, however often it was asked for on one connection', async () => {
  const unique = newId()
  const ids = await write(undefined, async (ctx) => {
    const all = []
    // PostgreSQL changes its plan for a statement after the fifth time.
    for (let n = 0; n < 12; n++) all.push(await enqueue(ctx, idle, {}, { unique }))
    return all
  })
  expect(new Set(ids).size).toBe(1)
  const jobs = await db.selectFrom('job').select('id').where('unique_key', '=', unique).execute()
  expect(jobs).toHaveLength(1)
})
