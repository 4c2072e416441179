import { useState } from 'react'
import { Button } from '#kit/button.tsx'
import { Panel, PanelBody } from '#kit/panel.tsx'
import type { ModelCosts, Point } from '../../costs/schemas.ts'
import { CurveChart } from './curve-chart.tsx'
import classes from './curve.module.css'
import { useMoney } from './said.ts'
import { w } from './words.ts'

/** The months of an age as years and months. */
const aged = (months: number) => w('age', { years: Math.floor(months / 12), months: months % 12 })

/** At which age replacing the devices of a model is cheapest: a line, a table beneath it, and what both leave out. */
export function CurvePanel({ model: { curve, unpriced } }: { model: ModelCosts }) {
  const [all, setAll] = useState(false)
  const { money } = useMoney()
  const { verdict, points, cheapest, price } = curve
  const title = cheapest
    ? w('curve.found', { age: aged(cheapest.months), yearly: money(cheapest.yearly) })
    : w(verdict === 'falling' ? 'curve.falling' : 'curve.few', { n: curve.devices })
  const shown = all ? points : points.filter(({ months }) => months % 12 === 0 || months === cheapest?.months)
  const caveats = [
    points.length > 0 && w('curve.sales', { n: curve.sales }),
    curve.left_out > 0 && w('curve.left-out', { n: curve.left_out }),
    curve.unknown > 0 && w('curve.unknown', { n: curve.unknown }),
    unpriced && w('curve.unpriced'),
  ].filter((one) => one !== false)
  return (
    <Panel
      title={title}
      sub={
        price === null || points.length === 0
          ? undefined
          : w('curve.how', { price: money(price), n: curve.devices })
      }
      end={
        points.length > shown.length || all ? (
          <Button size="s" kind="quiet" onClick={() => setAll(!all)}>
            {w(all ? 'curve.years' : 'curve.months')}
          </Button>
        ) : undefined
      }
    >
      {points.length > 0 && (
        <>
          <CurveChart points={points} cheapest={cheapest} label={title} />
          <div className={classes.scroll}>
            <Points points={shown} cheapest={cheapest} />
          </div>
        </>
      )}
      {caveats.length > 0 && (
        <PanelBody>
          <div className="stack f12 t2">
            {caveats.map((caveat) => (
              <span key={caveat}>{caveat}</span>
            ))}
          </div>
        </PanelBody>
      )}
    </Panel>
  )
}

function Points({ points, cheapest }: { points: readonly Point[]; cheapest: Point | null }) {
  const { money } = useMoney()
  return (
    <table className={classes.points} aria-label={w('curve.table')}>
      <thead>
        <tr>
          {(['replaced', 'yearly', 'worth', 'running', 'behind'] as const).map((name) => (
            <th key={name} scope="col">
              {w(`point.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {points.map(({ months, yearly, worth, running, devices, reach }) => (
          <tr key={months} data-now={months === cheapest?.months || undefined}>
            <th scope="row">{aged(months)}</th>
            <td className="num">{money(yearly)}</td>
            <td className="num">{money(worth)}</td>
            <td className="num">{money(running)}</td>
            <td className="num">
              {devices === 0 ? w('point.none', { n: reach }) : w('point.devices', { n: devices, reach })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
