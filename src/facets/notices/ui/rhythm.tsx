import { Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { wallTime } from '#lib/time/durations'
import { Panel, PanelList, PanelRow } from '#kit/panel.tsx'
import classes from './inbox.module.css'
import type { Mine, Wish } from './preferences.tsx'
import { w } from './words.ts'

const usualNight = { quiet_from: 20 * 60, quiet_to: 7 * 60 }

/** The digest's hour, quiet hours, and what breaks into them. */
export function Rhythm({ mine, wish }: { mine: Mine; wish: Wish }) {
  const { digest_minute, quiet_from, quiet_to, only_at_work, urgent, has_hours, zone } = mine
  const isQuiet = quiet_from !== null
  return (
    <Panel title={w('rhythm')} sub={w('rhythm-text', { zone: zone.replaceAll('_', ' ') })}>
      <PanelList>
        <PanelRow roomy>
          <TimeField
            label={w('digest')}
            hint={w('digest-hint')}
            minute={digest_minute}
            onChange={(minute) => wish({ digest_minute: minute })}
          />
        </PanelRow>
        <PanelRow roomy>
          <div className="stack grow">
            <Switch
              label={w('quiet-on')}
              checked={isQuiet}
              onChange={() => wish(isQuiet ? { quiet_from: null, quiet_to: null } : usualNight)}
            />
            {isQuiet && (
              <div className={classes.times}>
                <TimeField
                  label={w('quiet-from')}
                  minute={quiet_from}
                  onChange={(minute) => wish({ quiet_from: minute })}
                />
                <TimeField
                  label={w('quiet-to')}
                  minute={quiet_to ?? usualNight.quiet_to}
                  onChange={(minute) => wish({ quiet_to: minute })}
                />
              </div>
            )}
          </div>
        </PanelRow>
        <PanelRow roomy>
          <Switch
            className="grow"
            label={w('at-work')}
            description={has_hours ? undefined : w('at-work-unknown')}
            checked={only_at_work}
            onChange={(event) => wish({ only_at_work: event.currentTarget.checked })}
          />
        </PanelRow>
        <PanelRow roomy>
          <Switch
            className="grow"
            label={w('urgent-through')}
            checked={urgent}
            onChange={(event) => wish({ urgent: event.currentTarget.checked })}
          />
        </PanelRow>
      </PanelList>
    </Panel>
  )
}

interface TimeFieldProps {
  label: string
  hint?: string
  minute: number
  onChange: (minute: number) => void
}

const minuteOf = (text: string) => {
  const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(text) ?? []
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes)
}

/** A time of day; kept once it is left, and not while it is typed. */
function TimeField({ label, hint, minute, onChange }: TimeFieldProps) {
  const [text, setText] = useState(wallTime(minute))
  const keep = () => {
    const next = minuteOf(text)
    if (next === undefined) setText(wallTime(minute))
    else if (next !== minute) onChange(next)
  }
  return (
    <TextInput
      type="time"
      w={hint === undefined ? 120 : undefined}
      label={label}
      description={hint}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => event.key === 'Enter' && keep()}
    />
  )
}
