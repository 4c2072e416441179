import type { CSSProperties } from 'react'
import { Panel, PanelList, PanelRow } from '#kit/panel.tsx'
import classes from './offers.module.css'
import { type Comparison, namesIn, useFigures } from './figures.ts'
import { w } from './words.ts'

type Weight = Comparison['result']['weights'][number]

/** For each weight at which value another offer would be first, as a sentence and on a scale from 0 to 1. */
export function SensitivityPanel({ comparison }: { comparison: Comparison }) {
  const { weights, winner } = comparison.result
  if (winner === null || weights.length < 2) return null
  return (
    <Panel title={w('sensitivity')} sub={w('sens.text')}>
      <PanelList>
        {weights.map((one) => (
          <PanelRow key={one.criterion} roomy>
            <div className={classes.sens}>
              <Sentence comparison={comparison} weight={one} />
              <Scale weight={one} />
            </div>
          </PanelRow>
        ))}
      </PanelList>
    </Panel>
  )
}

function Sentence({ comparison, weight }: { comparison: Comparison; weight: Weight }) {
  const { percent } = useFigures()
  const names = namesIn(comparison)
  const { below, above } = weight
  const head = { criterion: names(weight.criterion), now: percent(weight.weight) }
  if (below && above)
    return (
      <span>
        {w('sens.both', {
          ...head,
          below: percent(below.at),
          under: names(below.to),
          above: percent(above.at),
          over: names(above.to),
        })}
      </span>
    )
  if (above) return <span>{w('sens.above', { ...head, above: percent(above.at), to: names(above.to) })}</span>
  if (below) return <span>{w('sens.below', { ...head, below: percent(below.at), to: names(below.to) })}</span>
  return <span className="t2">{w('sens.none', head)}</span>
}

const left = (share: number): CSSProperties => ({ left: `${share * 100}%` })

/** The weight from 0 to 1: where it is now, and the stretch in which the same offer stays first. */
function Scale({ weight: { weight, below, above } }: { weight: Weight }) {
  const [from, to] = [below?.at ?? 0, above?.at ?? 1]
  return (
    <span className={classes.scale} aria-hidden="true">
      <i className={classes.safe} style={{ ...left(from), width: `${(to - from) * 100}%` }} />
      <i className={classes.now} style={left(weight)} />
    </span>
  )
}
