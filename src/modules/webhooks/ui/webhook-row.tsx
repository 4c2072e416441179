import { useState } from 'react'
import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Icon } from '#kit/icon.tsx'
import { PanelEntry } from '#kit/panel.tsx'
import { Pill } from '#kit/pill.tsx'
import { Said } from '#kit/said.tsx'
import { When } from '#kit/when.tsx'
import { webhooks } from '../contract.ts'
import { Deliveries } from './deliveries.tsx'
import type { OneWebhook } from './webhooks.tsx'
import { w } from './words.ts'

interface WebhookRowProps {
  webhook: OneWebhook
  may: boolean
  onChange: () => void
}

/** One receiver: how it stands, in words, and what can be done. */
export function WebhookRow({ webhook, may, onChange }: WebhookRowProps) {
  const { id, name, address, active } = webhook
  const [open, setOpen] = useState(false)
  const test = useCommand(webhooks.test, { done: w('tested'), after: () => setOpen(true) })
  return (
    <>
      <PanelEntry
        icon={<Icon name="plug" />}
        title={name}
        state={<State webhook={webhook} />}
        sub={
          <>
            <span className="mono" style={{ overflowWrap: 'anywhere' }}>
              {address}
            </span>
            <br />
            <Facts webhook={webhook} />
          </>
        }
        actions={
          <>
            <Button size="s" aria-label={w('deliveries-name', { name })} onClick={() => setOpen(true)}>
              {w('deliveries')}
            </Button>
            {may && active && (
              <Button
                size="s"
                busy={test.isPending}
                aria-label={w('test-name', { name })}
                onClick={() => test.mutate({ id })}
              >
                {w('test')}
              </Button>
            )}
            {may && (
              <Button size="s" aria-label={w('change-name', { name })} onClick={onChange}>
                {w('change')}
              </Button>
            )}
          </>
        }
      >
        <Trouble webhook={webhook} />
      </PanelEntry>
      {open && <Deliveries webhook={webhook} may={may} onClose={() => setOpen(false)} />}
    </>
  )
}

function State({ webhook: { active, off_why, stands, failing_since } }: { webhook: OneWebhook }) {
  if (!active) return <Pill tone={off_why ? 'bad' : undefined}>{w('off')}</Pill>
  if (!stands) return <Pill tone="warn">{w('not-standing')}</Pill>
  if (failing_since) return <Pill tone="warn">{w('failing')}</Pill>
  return <Pill tone="good">{w('on')}</Pill>
}

function Facts({ webhook }: { webhook: OneWebhook }) {
  const { kinds, person, waiting, dead, delivered_at } = webhook
  const said = [
    kinds.length === 0 ? w('kinds-all') : w('kinds-some', { n: kinds.length }),
    w('told-for', { name: person.name }),
    ...(waiting > 0 ? [w('waiting', { n: waiting })] : []),
    ...(dead > 0 ? [w('dead', { n: dead })] : []),
  ]
  return (
    <>
      {said.join(' · ')}
      {' · '}
      {delivered_at ? (
        <Said say={(when) => w('delivered', { when })} when={<When at={delivered_at} as="relative" />} />
      ) : (
        w('never-delivered')
      )}
    </>
  )
}

/** What somebody has to know or do about it. */
function Trouble({ webhook }: { webhook: OneWebhook }) {
  const { active, off_why, stands, failing_since, before_until, person } = webhook
  return (
    <>
      {off_why && <div className="f12 warn">{w(`off-${off_why}`)}</div>}
      {active && !stands && <div className="f12 warn">{w('not-standing-text', { name: person.name })}</div>}
      {active && failing_since && (
        <div className="f12 warn">
          <Said say={(when) => w('failing-since', { when })} when={<When at={failing_since} />} />
        </div>
      )}
      {before_until && (
        <div className="f12 t2">
          <Said say={(when) => w('before-until', { when })} when={<When at={before_until} />} />
        </div>
      )}
    </>
  )
}
