import { useAsk } from '#kit/api'
import { Panel, PanelList, PanelRow } from '#kit/panel.tsx'
import { When } from '#kit/when.tsx'
import { administration } from '../contract.ts'
import { w } from './words.ts'

const units = [
  [86_400, 'every-d'],
  [3600, 'every-h'],
  [60, 'every-m'],
] as const

/** Every 5 minutes, every hour: by the largest unit that divides it. */
export function everyWords(seconds: number): string {
  const unit = units.find(([size]) => seconds % size === 0)
  return unit ? w(unit[1], { n: seconds / unit[0] }) : w('every-s', { n: seconds })
}

/** What the house does by the clock, and when it last did. */
export function Schedules() {
  const { data } = useAsk(administration.schedules, {})
  if (!data || data.items.length === 0) return null
  return (
    <div style={{ flex: 'none', marginTop: 16 }}>
      <Panel title={w('schedules')} sub={w('schedules-text')}>
        <PanelList>
          {data.items.map(({ name, title, every_seconds, last_run, error }) => (
            <PanelRow key={name}>
              <span className="grow">{title}</span>
              <span className="t2 f12">{everyWords(every_seconds)}</span>
              {error !== null && (
                <span className="bad f12" title={error}>
                  {w('schedule-failed')}
                </span>
              )}
              <span className="t3 f12">
                {last_run === null ? w('never-ran') : <When at={last_run} as="relative" />}
              </span>
            </PanelRow>
          ))}
        </PanelList>
      </Panel>
    </div>
  )
}
