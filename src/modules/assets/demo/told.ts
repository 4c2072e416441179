import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { addLines, type LineDraft } from '../told/lines.ts'

interface Row {
  id: string
  bought_on: string
}

const after = (day: string, days: number, time: string) =>
  `${Temporal.PlainDate.from(day).add({ days }).toString()}T${time}Z`

/** What the program before told of the oldest laptops, from the time before this one. */
export async function seedTold(ctx: Write): Promise<void> {
  const { rows } = await sql<Row>`
    select id, bought_on::text from asset where type = 'laptop' and bought_on is not null and came_from = 'snipe-it'
    order by bought_on, key limit 40`.execute(ctx.db)
  await addLines(
    ctx,
    rows.flatMap(({ id, bought_on }): LineDraft[] => {
      const line = { asset_id: id, source: 'snipe-it', by_id: null }
      return [
        { ...line, at: after(bought_on, 0, '08:10:00'), what: 'created', note: '' },
        {
          ...line,
          at: after(bought_on, 1, '09:32:00'),
          what: 'accepted',
          note: 'I have read the terms of use',
        },
        { ...line, at: after(bought_on, 3, '13:05:00'), what: 'changed', note: 'ram: 16 GB → 32 GB' },
      ]
    }),
  )
}
