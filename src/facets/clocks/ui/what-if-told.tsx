import { useState } from 'react'
import { Button } from '#kit/button.tsx'
import { Link } from '#kit/link.tsx'
import { Line, PanelBody, PanelList, PanelRow } from '#kit/panel.tsx'
import { movedMost, shareKept } from '../engine/what-if-sum.ts'
import type { Sides, Tally, WhatIf } from '../what-if-contract.ts'
import { clockTitle } from './clock-facts.ts'
import classes from './what-if.module.css'
import { w } from './words.ts'

const few = 8
const hourMs = 3_600_000
const hours = (ms: number) => w('what-if-hours', { n: Math.round(ms / hourMs) })

/** The sums of a replay in words: what was kept, what moved most, whose outcome changes, and what nobody can know. */
export function WhatIfTold({ sum }: { sum: WhatIf }) {
  return (
    <>
      <PanelBody>
        <div className="stack">
          <p>{headline(sum)}</p>
          {sum.promises.length > 0 && <Promises promises={sum.promises} />}
          <Times sum={sum} />
          <Movers sum={sum} />
        </div>
      </PanelBody>
      {sum.examples.length > 0 && <Turned sum={sum} />}
      <PanelBody>
        <Unknown sum={sum} />
      </PanelBody>
    </>
  )
}

function headline({ tickets, promises, changed, worse, better }: WhatIf): string {
  if (tickets === 0) return w('what-if-no-tickets')
  if (promises.length === 0) return w('what-if-no-promises', { tickets })
  return changed === 0
    ? w('what-if-none', { tickets })
    : w('what-if-some', { tickets, changed, worse, better })
}

function Promises({ promises }: Pick<WhatIf, 'promises'>) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{w('what-if-promise')}</th>
          <th scope="col">{w('what-if-kept')}</th>
          <th scope="col">{w('what-if-broken')}</th>
        </tr>
      </thead>
      <tbody>
        {promises.map(({ metric, before, after }) => (
          <tr key={metric}>
            <th scope="row">{clockTitle(metric)}</th>
            <td>
              <Change before={shareOf(before)} after={shareOf(after)} />
              <small>
                <Change before={decided(before)} after={decided(after)} />
              </small>
            </td>
            <td>
              <Change before={String(before.broken)} after={String(after.broken)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const decided = ({ kept, broken }: Tally) => w('what-if-of', { kept, n: kept + broken })

function shareOf(tally: Tally): string {
  const share = shareKept(tally)
  return share === null ? w('what-if-undecided') : w('what-if-share', { share })
}

function Change({ before, after }: { before: string; after: string }) {
  if (before === after) return <span className="t2">{after}</span>
  return (
    <span className="nw">
      <span className="t2">{before}</span> → <b>{after}</b>
    </span>
  )
}

function Times({ sum: { late_ms, open_ms } }: { sum: WhatIf }) {
  return (
    <div>
      {hours(late_ms.before) !== hours(late_ms.after) && (
        <Line end={<Change before={hours(late_ms.before)} after={hours(late_ms.after)} />}>
          {w('what-if-late')}
        </Line>
      )}
      {open_ms.before !== open_ms.after && (
        <Line end={<Change before={hours(open_ms.before)} after={hours(open_ms.after)} />}>
          {w('what-if-open')}
        </Line>
      )}
    </div>
  )
}

const mostMovers = 3

/** The priorities and teams that would be broken more or less often. */
function Movers({ sum: { priorities, teams } }: { sum: WhatIf }) {
  const most = <Row extends Sides>(rows: readonly Row[]) => movedMost(rows).slice(0, mostMovers)
  const rows = [
    ...most(priorities).map((row) => ({ ...row, name: w('priority', { n: row.priority }) })),
    ...most(teams).map((row) => ({ ...row, name: row.team?.name ?? w('what-if-no-team') })),
  ]
  if (rows.length === 0) return null
  return (
    <div>
      <h3 className="f12 t3">{w('what-if-movers')}</h3>
      {rows.map(({ name, before, after }) => (
        <Line
          key={name}
          end={<Change before={String(before.broken)} after={w('what-if-broke', { n: after.broken })} />}
        >
          {name}
        </Line>
      ))}
    </div>
  )
}

function Turned({ sum: { examples, changed } }: { sum: WhatIf }) {
  const [all, setAll] = useState(false)
  const shown = all ? examples : examples.slice(0, few)
  const named = new Set(examples.map(({ record }) => record.id)).size
  return (
    <>
      <PanelBody>
        <h3 className="f12 t3">{w('what-if-tickets', { named, changed })}</h3>
      </PanelBody>
      <PanelList>
        {shown.map(({ record, metric, before, after }) => (
          <PanelRow key={`${record.id} ${metric}`} roomy>
            <div className={classes.turned}>
              <Link to={`/go/${record.key}`} className="cut">
                {record.key} · {record.title}
              </Link>
              <span className="f12 t2">
                {clockTitle(metric)}: {cameTo(before)} → {cameTo(after)}
              </span>
            </div>
          </PanelRow>
        ))}
      </PanelList>
      {!all && examples.length > few && (
        <PanelBody>
          <Button size="s" kind="quiet" onClick={() => setAll(true)}>
            {w('what-if-more', { n: examples.length - few })}
          </Button>
        </PanelBody>
      )}
    </>
  )
}

/** What became of a promise: broken counts before kept, and kept before not decided. */
function cameTo({ kept, broken, open }: Tally): string {
  if (broken > 0) return w('what-if-was-broken', { n: broken })
  if (kept > 0) return w('what-if-was-kept', { n: kept })
  return w(open > 0 ? 'what-if-was-open' : 'what-if-was-none')
}

function Unknown({ sum: { otherwise, unknown, left } }: { sum: WhatIf }) {
  return (
    <div className={`f12 t3 ${classes.notes}`}>
      <p>{w('what-if-honest')}</p>
      {otherwise > 0 && <p>{w('what-if-otherwise', { n: otherwise })}</p>}
      {unknown > 0 && <p>{w('what-if-unknown', { n: unknown })}</p>}
      {left > 0 && <p>{w('what-if-left', { n: left })}</p>}
    </div>
  )
}
