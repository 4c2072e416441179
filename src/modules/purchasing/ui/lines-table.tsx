import { fieldOf } from '#kit/fields-of'
import { Panel } from '#kit/panel.tsx'
import { LineView } from '../schemas.ts'
import { w as room } from '../words.ts'
import classes from './lines.module.css'
import { type Line, type Purchase, useSaid } from './said.tsx'
import { w } from './words.ts'

const titleOf = (name: string) => fieldOf(LineView, name).title
const early: readonly string[] = ['draft', 'asked', 'approved', 'refused']

const about = (
  { sort, manufacturer, model, metric, per, starts_on, ends_on, months }: Line,
  day: (text: string) => string,
) =>
  [
    room(`sort.${sort}`),
    `${manufacturer} ${model}`.trim(),
    metric === null ? '' : room(`metric.${metric}`),
    sort === 'licence' && per !== 'once' ? w(`term.${per}`) : '',
    starts_on === null ? '' : w('term.from', { day: day(starts_on) }),
    ends_on === null ? '' : w('term.until', { day: day(ends_on) }),
    months === null ? '' : w('term.months', { n: months }),
  ].filter(Boolean)

/** What was asked for, beside it what has come and what was billed. */
export function LinesTable({ purchase }: { purchase: Purchase }) {
  const { day, money, number } = useSaid()
  const { lines, net, tax, total, status } = purchase
  const counts = !early.includes(status)
  return (
    <Panel title={w('lines.some', { n: lines.length })}>
      <div className={classes.wide}>
        <table className={classes.table} aria-label={w('lines')}>
          <thead>
            <tr>
              <th scope="col">{titleOf('title')}</th>
              <th scope="col" className={classes.end}>
                {titleOf('quantity')}
              </th>
              {counts && (
                <>
                  <th scope="col" className={`${classes.end} ${classes.roomy}`}>
                    {titleOf('received')}
                  </th>
                  <th scope="col" className={`${classes.end} ${classes.roomy}`}>
                    {titleOf('invoiced')}
                  </th>
                </>
              )}
              <th scope="col" className={`${classes.end} ${classes.roomy}`}>
                {titleOf('unit_price')}
              </th>
              <th scope="col" className={classes.end}>
                {titleOf('net')}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                <td>
                  <div>{line.title}</div>
                  <div className="t3 f12">{about(line, day).join(' · ')}</div>
                  <div className={`t3 f12 ${classes.tight}`}>
                    {[
                      w('line.each', { price: money(line.unit_price) }),
                      counts && w('line.counts', { received: line.received, invoiced: line.invoiced }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </div>
                </td>
                <td className={`num ${classes.end}`}>{number(line.quantity)}</td>
                {counts && (
                  <>
                    <td className={`num ${classes.end} ${classes.roomy}`}>{number(line.received)}</td>
                    <td className={`num ${classes.end} ${classes.roomy}`}>{number(line.invoiced)}</td>
                  </>
                )}
                <td className={`num ${classes.end} ${classes.roomy}`}>{money(line.unit_price)}</td>
                <td className={`num ${classes.end}`}>{money(line.net)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <dl className={classes.sums}>
        {(
          [
            ['sum.net', net],
            ['sum.tax', tax],
            ['sum.total', total],
          ] as const
        ).map(([title, amount]) => (
          <div key={title}>
            <dt>{w(title)}</dt>
            <dd className="num">{money(amount)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
