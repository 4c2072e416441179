import { Panel } from '#kit/panel.tsx'
import { Mark } from '#kit/pill.tsx'
import type { Forecast } from '../../forecast/schemas.ts'
import { useSaid } from '../product-words.tsx'
import { useMonths } from './month-words.tsx'
import classes from './months.module.css'
import { w } from './words.ts'

/** What one came for first: on a phone the rest is scrolled to. */
const columns = ['month', 'needed', 'owned', 'missing', 'cost', 'joiners', 'leavers', 'trend'] as const

/** Each month with what changes until its end, what is needed then and what is owned. */
export function Months({ use, owned, months }: Pick<Forecast, 'use' | 'owned' | 'months'>) {
  const { month, change } = useMonths()
  const { money } = useSaid()
  return (
    <Panel title={w('all')} sub={w('now', { use, owned })}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls is in the tab order */}
      <section className={classes.frame} aria-label={w('all')} tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              {columns.map((name) => (
                <th key={name} scope="col">
                  {w(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {months.map((one) => (
              <tr key={one.month} data-short={one.short > 0 || undefined}>
                <td>{month(one)}</td>
                <td className="num">{one.needed}</td>
                <td className="num">{one.owned}</td>
                <td className="num">{one.short > 0 && <Mark tone="bad">{String(one.short)}</Mark>}</td>
                <td className="num">{one.cost !== null && money(one.cost)}</td>
                <td className="num">{change(one.joiners)}</td>
                <td className="num">{change(-one.leavers)}</td>
                <td className="num">{change(one.trend)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  )
}
