import { z } from 'zod'
import { Id, Instant } from '#lib/contract'
import { msOf } from '#lib/time/instant'
import { when as whenIs } from '#lib/time/relative'
import { say } from '#lib/words'
import type { Read, Write } from '#kernel/context'
import { type Told, when } from '#kernel/flows'
import { type Raised, type Said, tellsPeople } from '#facets/notices/kinds'
import { factOf, raise } from '#facets/notices/public'
import { type Clock, clocksOf } from './clocks.ts'
import { ClockBreached, ClockReminded } from './contract.ts'
import { Metric } from './schemas.ts'
import { w } from './words.ts'

const Kept = z.object({
  clock_id: Id,
  metric: Metric,
  cycle: z.coerce.number<number | string>().int(),
  label: z.string(),
  due_at: Instant,
})
type Kept = z.output<typeof Kept>

/** Until it leaves it may be done, wait, or be due at another moment: then it is told no more. */
const stillSo =
  (about: 'reminded' | 'breached') =>
  async (ctx: Read, { entity_id, values }: Raised) => {
    const { clock_id, cycle, due_at } = Kept.parse(values)
    const clock = (await clocksOf(ctx, entity_id === null ? [] : [entity_id])).find(
      ({ id }) => id === clock_id,
    )
    return clock !== undefined && clock.row.cycle === cycle && isOn(clock, about, msOf(due_at))
  }

const isOn = ({ row }: Clock, about: 'reminded' | 'breached', due: number) =>
  about === 'breached'
    ? row.phase !== 'stopped' && row.phase !== 'cancelled'
    : row.phase === 'running' && row.due_at === due

const sayAs =
  (about: 'reminded' | 'breached') =>
  ({ values, reader }: Said) => {
    const { metric, label, due_at } = Kept.parse(values)
    const promise = say(w.later(`promise.${metric}`), reader.language)
    return w.later(`told.${about}`, { promise, level: label, due: whenIs(msOf(due_at), reader) })
  }

tellsPeople({
  name: 'clocks.breached',
  title: w.later('kind.breached'),
  rank: 25,
  usual: { inbox: true, mail: 'now', push: true },
  say: sayAs('breached'),
  still: stillSo('breached'),
})
tellsPeople({
  name: 'clocks.reminded',
  title: w.later('kind.reminded'),
  rank: 26,
  usual: { inbox: true, mail: 'now', push: true },
  say: sayAs('reminded'),
  still: stillSo('reminded'),
})

async function tell(
  ctx: Write,
  about: 'reminded' | 'breached',
  { tell: to, ...kept }: Kept & { tell: readonly string[] },
  told: Told,
) {
  const { clock_id, cycle, due_at, metric, label } = kept
  const values = { clock_id, cycle: String(cycle), due_at, metric, label }
  const fact = `clock ${clock_id} ${cycle} ${due_at} ${about}`
  await raise(ctx, { ...factOf(told), fact }, [{ kind: `clocks.${about}`, to, values }])
}

/** What clocks tell people; each hears of it in the hours, and by the ways, of their choice. */
export const noticeFlows = [
  when(ClockReminded, 'clock-reminder-tells-people-when-at-work', (ctx, data, told) =>
    tell(ctx, 'reminded', data, told),
  ),
  when(ClockBreached, 'clock-breach-tells-people-when-at-work', (ctx, data, told) =>
    tell(ctx, 'breached', data, told),
  ),
]
