import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Reply } from '#lib/contract'
import { useAsk } from '#kit/api'
import { Icon } from '#kit/icon.tsx'
import { Line, Panel, PanelBody } from '#kit/panel.tsx'
import { useReader } from '#kit/reader.tsx'
import { exactly } from '#kit/time-words'
import { spell } from '#lib/time/relative'
import { parseDuration, plainUnits, type Units } from '#lib/time/durations'
import { calendars } from '../contract.ts'
import { w } from './words.ts'

interface TryOutProps {
  id: string
  version: number
  units: Units
}

/** What if something opened now with so much working time: when it would be due, stretch by stretch. */
export function TryOut({ id, version, units }: TryOutProps) {
  const [typed, setTyped] = useState('4 h')
  const ms = parseDuration(typed, units) ?? parseDuration(typed, plainUnits)
  const minutes = ms === null ? undefined : Math.round(ms / 60_000)
  const { data } = useAsk(
    calendars.tryOut,
    { id, minutes: minutes ?? 0 },
    { enabled: minutes !== undefined, keep: true, kinds: ['calendar'] },
  )
  return (
    <Panel title={w('try')} sub={w('try.text')}>
      <PanelBody>
        <div className="stack">
          <TextInput
            label={w('try.amount')}
            description={w('try.hint')}
            error={minutes === undefined && w('try.bad')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          {data && minutes !== undefined && <Answer answer={data} />}
          <p className="t3 f12">{w('try.saved', { n: version })}</p>
        </div>
      </PanelBody>
    </Panel>
  )
}

function Answer({ answer: { due, zone, segments } }: { answer: Reply<typeof calendars.tryOut> }) {
  const { language } = useReader()
  const moment = (at: string) => exactly(Date.parse(at), { zone, language })
  if (due === null) return <p className="warn">{w('try.never')}</p>
  return (
    <>
      <p className="f16 h">{w('try.due', { when: moment(due) })}</p>
      <div>
        {segments.map(({ from, to, open, names, counted_ms }) => (
          <Line
            key={from}
            icon={<Icon name={open ? 'clock' : 'pause'} />}
            end={open ? w('try.ran', { time: spell(counted_ms, { language }) }) : w('try.stopped')}
          >
            {moment(from)} – {moment(to)}
            {names.length > 0 && (
              <div className="f12 t2">{w('try.because', { names: names.join(', ') })}</div>
            )}
          </Line>
        ))}
      </div>
    </>
  )
}
