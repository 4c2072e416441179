import type { z } from 'zod'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { useReader } from '#kit/reader.tsx'
import { moneyOf } from '#lib/money/money'
import { localeOf } from '#lib/time/relative'
import type { Runway } from '../runway-schemas.ts'
import { useSaid } from './contract-words.tsx'
import classes from './runway.module.css'
import { w } from './words.ts'

type One = z.output<typeof Runway>['cash'][number]

const tallest = 84
const minor = (text: string) => moneyOf(text).minor

/** What falls due month by month in one currency: what is bound, and what can still be kept off. */
export function Cash({ cash: { currency, months, bound, open } }: { cash: One }) {
  const { money } = useSaid()
  const { language } = useReader()
  const format = new Intl.DateTimeFormat(localeOf(language), { month: 'short', timeZone: 'UTC' })
  const long = new Intl.DateTimeFormat(localeOf(language), {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const most = Math.max(1, ...months.map((one) => minor(one.bound) + minor(one.open)))
  const height = (text: string) => ({ height: Math.round((minor(text) / most) * tallest) })
  return (
    <Panel title={w('cash', { currency })} sub={w('cash.sum', { bound: money(bound), open: money(open) })}>
      <ol className={classes.months}>
        {months.map((one) => {
          const first = Date.parse(`${one.month}-01`)
          const said = w('cash.month', {
            month: long.format(first),
            bound: money(one.bound),
            open: money(one.open),
          })
          return (
            <li key={one.month} className={classes.column} title={said}>
              <b className="sr">{said}</b>
              {minor(one.open) > 0 && <i className={classes.open} style={height(one.open)} />}
              {minor(one.bound) > 0 && <i className={classes.bound} style={height(one.bound)} />}
              <span aria-hidden="true">{format.format(first)}</span>
            </li>
          )
        })}
      </ol>
      <PanelBody>
        <p className="row wrap f12 t2">
          <i className={`${classes.key} ${classes.bound}`} />
          {w('cash.bound')}
          <i className={`${classes.key} ${classes.open}`} />
          {w('cash.open')}
        </p>
      </PanelBody>
    </Panel>
  )
}
