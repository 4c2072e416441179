import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import type { Reply } from '#lib/contract'
import { useAsk, useCommand } from '#kit/api'
import { Administration } from '#kit/administration.tsx'
import { Button } from '#kit/button.tsx'
import { Link } from '#kit/link.tsx'
import { useMay } from '#kit/me.tsx'
import { Panel, PanelList, PanelRow } from '#kit/panel.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { administration } from '../contract.ts'
import classes from './administration.module.css'
import { Holds } from './holds.tsx'
import { w } from './words.ts'

type Rule = Reply<typeof administration.retention>['items'][number]

/** What is let go of once it is old enough, and what must be kept all the same. */
export function Screen() {
  const { data } = useAsk(administration.retention, {}, { kinds: ['retention', 'hold'] })
  return (
    <Administration current="keeping" text={w('keeping-text')}>
      {data ? (
        <div className="stack wide" style={{ maxWidth: 760 }}>
          <Panel title={w('keeping-rules')} sub={w('keeping-sub')} end={<LetGo rules={data.items} />}>
            <PanelList>
              {data.items.map((rule) => (
                <One key={rule.name} rule={rule} />
              ))}
            </PanelList>
          </Panel>
          <Holds />
        </div>
      ) : (
        <Skeleton shape="rows" count={5} />
      )}
    </Administration>
  )
}

function LetGo({ rules }: { rules: readonly Rule[] }) {
  const may = useMay()
  const letGo = useCommand(administration.letGo, { done: w('keeping-begun'), touches: ['jobs', 'keeping'] })
  if (!may('administration.manage')) return null
  return (
    <Button
      size="s"
      busy={letGo.isPending}
      refused={rules.some(({ due }) => due > 0) ? null : w('due-none')}
      onClick={() => letGo.mutate({})}
    >
      {w('keeping-run')}
    </Button>
  )
}

function One({ rule }: { rule: Rule }) {
  const [asked, setAsked] = useState(false)
  const { title, days, due, held } = rule
  const facts = [
    days === 0 ? w('for-ever') : w('for-days', { n: days }),
    ...(days > 0 ? [due > 0 ? w('due-n', { n: due }) : w('due-none')] : []),
    ...(held > 0 ? [w('held-n', { n: held })] : []),
  ]
  return (
    <PanelRow roomy>
      <div className={classes.setting}>
        <span>{title}</span>
        <span className="row wrap">
          <span className={due > 0 ? '' : 't2'}>{facts.join(' · ')}</span>
          <span className="end">
            <Button
              kind="quiet"
              size="s"
              aria-label={w('rehearse-name', { title })}
              onClick={() => setAsked(!asked)}
            >
              {w('rehearse')}
            </Button>
          </span>
          {asked && <Rehearsal rule={rule} />}
        </span>
      </div>
    </PanelRow>
  )
}

const aYear = 365

/** Another number of days, tried out before it is decided. */
function Rehearsal({ rule: { name, days } }: { rule: Rule }) {
  const [tried, setTried] = useState(days === 0 ? aYear : days)
  const { data } = useAsk(administration.rehearseRetention, { name, days: tried }, { keep: true })
  return (
    <span className="row wrap">
      <NumberInput
        aria-label={w('rehearse-days')}
        size="xs"
        w={104}
        suffix={` ${w('days')}`}
        min={1}
        max={36_500}
        clampBehavior="strict"
        value={tried}
        onChange={(value) => typeof value === 'number' && value >= 1 && setTried(value)}
      />
      {data && <span>{w('rehearse-says', { due: data.due, held: data.held })}</span>}
      <Link to="/admin/settings">{w('keeping-decide')}</Link>
    </span>
  )
}
