import { Panel } from '#kit/panel.tsx'
import { Mark } from '#kit/pill.tsx'
import { Figures } from '#kit/table/figures.tsx'
import type { Forecast } from '../../forecast/schemas.ts'
import { useSaid } from '../product-words.tsx'
import { useMonths } from './month-words.tsx'
import { w } from './words.ts'

/** What one came for first: on a phone the rest is scrolled to. */
const columns = ['month', 'needed', 'owned', 'missing', 'cost', 'joiners', 'leavers', 'trend'] as const

/** Each month with what changes until its end, what is needed then and what is owned. */
export function Months({ use, owned, months }: Pick<Forecast, 'use' | 'owned' | 'months'>) {
  const { month, change } = useMonths()
  const { money } = useSaid()
  return (
    <Panel title={w('all')} sub={w('now', { use, owned })}>
      <Figures heads={columns.map((name) => w(name))} label={w('all')}>
        {months.map((one) => (
          <tr key={one.month} data-strong={one.short > 0 || undefined}>
            <th scope="row">{month(one)}</th>
            <td>{one.needed}</td>
            <td>{one.owned}</td>
            <td>{one.short > 0 && <Mark tone="bad">{String(one.short)}</Mark>}</td>
            <td>{one.cost !== null && money(one.cost)}</td>
            <td>{change(one.joiners)}</td>
            <td>{change(-one.leavers)}</td>
            <td>{change(one.trend)}</td>
          </tr>
        ))}
      </Figures>
    </Panel>
  )
}
