import { useState } from 'react'
import { Button } from '#kit/button.tsx'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { Figures } from '#kit/table/figures.tsx'
import type { ModelCosts, Point } from '../../costs/schemas.ts'
import { hardly } from '../../engine/replace.ts'
import { CurveChart } from './curve-chart.tsx'
import classes from './curve.module.css'
import { useMoney } from './said.ts'
import { w } from './words.ts'

/** The months of an age as years and months. */
const aged = (months: number) => w('age', { years: Math.floor(months / 12), months: months % 12 })

type Told = ModelCosts['curve']

/** At which age replacing the devices of a model is cheapest: a line, a table beneath it, and what both leave out. */
export function CurvePanel({ model: { curve, unpriced } }: { model: ModelCosts }) {
  const { money } = useMoney()
  const { verdict, points, cheapest, price, devices } = curve
  const title = cheapest
    ? w('curve.found', { age: aged(cheapest.months), yearly: money(cheapest.yearly) })
    : w(verdict === 'falling' ? 'curve.falling' : 'curve.few', { n: devices })
  const how = price === null ? undefined : w('curve.how', { price: money(price), n: devices })
  return (
    <Panel title={title} sub={points.length === 0 ? undefined : how}>
      {points.length > 0 && <Drawn curve={curve} label={title} />}
      <Caveats curve={curve} unpriced={unpriced} />
    </Panel>
  )
}

function Drawn({ curve: { points, cheapest }, label }: { curve: Told; label: string }) {
  const [all, setAll] = useState(false)
  const yearly = points.filter(({ months }) => months % 12 === 0 || months === cheapest?.months)
  return (
    <>
      <CurveChart points={points} cheapest={cheapest} label={label} />
      <Points points={all ? points : yearly} cheapest={cheapest} />
      <div className={classes.more}>
        <Button size="s" kind="quiet" onClick={() => setAll(!all)}>
          {w(all ? 'curve.years' : 'curve.months')}
        </Button>
      </div>
    </>
  )
}

/** What the curve leaves out, and how sure it is. */
function Caveats({ curve, unpriced }: { curve: Told; unpriced: boolean }) {
  const { flat, points, sales, left_out, unknown } = curve
  const told = [
    flat !== null &&
      flat.until > flat.from &&
      w('curve.flat', { from: aged(flat.from), until: aged(flat.until), percent: hardly }),
    points.length > 0 && w('curve.sales', { n: sales }),
    left_out > 0 && w('curve.left-out', { n: left_out }),
    unknown > 0 && w('curve.unknown', { n: unknown }),
    unpriced && w('curve.unpriced'),
  ].filter((one) => one !== false)
  if (told.length === 0) return null
  return (
    <PanelBody>
      <div className="stack f12 t2">
        {told.map((caveat) => (
          <span key={caveat}>{caveat}</span>
        ))}
      </div>
    </PanelBody>
  )
}

function Points({ points, cheapest }: { points: readonly Point[]; cheapest: Point | null }) {
  const { money } = useMoney()
  return (
    <Figures
      heads={(['replaced', 'yearly', 'worth', 'running', 'behind'] as const).map((name) =>
        w(`point.${name}`),
      )}
      label={w('curve.table')}
    >
      {points.map(({ months, yearly, worth, running, devices, reach }) => (
        <tr key={months} data-strong={months === cheapest?.months || undefined}>
          <th scope="row">{aged(months)}</th>
          <td>{money(yearly)}</td>
          <td>{money(worth)}</td>
          <td>{money(running)}</td>
          <td>{devices === 0 ? w('point.none', { n: reach }) : w('point.devices', { n: devices, reach })}</td>
        </tr>
      ))}
    </Figures>
  )
}
