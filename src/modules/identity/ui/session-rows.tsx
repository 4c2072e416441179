import type { z } from 'zod'
import { Button } from '#kit/button.tsx'
import { Icon, type IconName } from '#kit/icon.tsx'
import { PanelList, PanelRow } from '#kit/panel.tsx'
import { Pill } from '#kit/pill.tsx'
import { When } from '#kit/when.tsx'
import type { Session } from '../schemas.ts'
import { Said } from '#kit/said.tsx'
import { w } from './words.ts'

type Row = z.output<typeof Session>

const iconOf = (device: string): IconName => (/iPhone|iPad|Android/.test(device) ? 'mobile' : 'laptop')

interface SessionRowsProps {
  sessions: readonly Row[]
  /** Ends one; where nobody may, there is no button. */
  onEnd?: (session: Row) => void
}

/** Where someone is signed in: device, address, and when it was used last. */
export const SessionRows = ({ sessions, onEnd }: SessionRowsProps) => (
  <PanelList>
    {sessions.map((session) => (
      <PanelRow key={session.id} roomy>
        <span className="t3">
          <Icon name={iconOf(session.device)} />
        </span>
        <span className="grow">
          <span className="row">
            <span className="b">{session.device}</span>
            {session.current && <Pill tone="good">{w('this-device')}</Pill>}
          </span>
          <span className="f12 t2">
            {session.ip} ·{' '}
            <Said say={(when) => w('seen', { when })} when={<When at={session.seen_at} as="relative" />} /> ·{' '}
            <Said say={(when) => w('since', { when })} when={<When at={session.created_at} />} /> ·{' '}
            <Said say={(when) => w('until', { when })} when={<When at={session.expires_at} />} />
          </span>
        </span>
        {onEnd && !session.current && (
          <Button
            size="s"
            aria-label={w('end-session', { device: session.device })}
            onClick={() => onEnd(session)}
          >
            {w('end')}
          </Button>
        )}
      </PanelRow>
    ))}
  </PanelList>
)
