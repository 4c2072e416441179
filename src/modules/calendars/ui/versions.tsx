import type { Reply } from '#lib/contract'
import { Link } from '#kit/link.tsx'
import { Panel, PanelList, PanelRow } from '#kit/panel.tsx'
import { Pill } from '#kit/pill.tsx'
import { When } from '#kit/when.tsx'
import type { calendars } from '../contract.ts'
import { w } from './words.ts'

const shownVersions = 10

/** The versions there were, newest first: clocks stay with the one they were counted by. */
export function Versions({ calendar }: { calendar: Reply<typeof calendars.get> }) {
  return (
    <Panel
      title={w('versions', { n: calendar.versions.length })}
      sub={w('known', { year: calendar.known_until })}
    >
      <PanelList>
        {calendar.versions.slice(0, shownVersions).map((one, at) => (
          <PanelRow key={one.id}>
            <Link
              to={
                at === 0 ? `/calendars/${calendar.key}` : `/calendars/${calendar.key}?version=${one.version}`
              }
            >
              {w('version', { n: one.version })}
            </Link>
            {at === 0 && <Pill tone="good">{w('versions.now')}</Pill>}
            <span className="end t3 f12 nw">
              {one.created_by.name}, <When at={one.created_at} />
            </span>
          </PanelRow>
        ))}
      </PanelList>
    </Panel>
  )
}
