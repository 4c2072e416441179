import { Modal } from '@mantine/core'
import { useState } from 'react'
import type { Reply } from '#lib/contract'
import { useAsk, useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Nothing } from '#kit/empty.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { PanelList, PanelRow } from '#kit/panel.tsx'
import { Mark } from '#kit/pill.tsx'
import { Said } from '#kit/said.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { When } from '#kit/when.tsx'
import { webhooks } from '../contract.ts'
import type { OneWebhook } from './webhooks.tsx'
import { w } from './words.ts'

type Delivery = Reply<typeof webhooks.deliveries>['items'][number]

const lookEveryMs = 2000
const [few, most] = [30, 200]

const tones = { waiting: 'info', done: 'good', dead: 'bad', withheld: undefined } as const
const [ok, redirected, bad, gone] = [200, 300, 400, 410]

/** What came of it, as a sentence. */
function saidOf({ state, status, why, detail, tried_at }: Delivery): string {
  if (state === 'withheld') return w('why-withheld')
  if (why !== null) return w(`why-${why}`, { detail: detail ?? '' })
  if (status === null || tried_at === null) return w('not-tried')
  if (status >= ok && status < redirected) return w('answer-done', { status })
  if (status === gone) return w('answer-gone', { status })
  return w(status >= redirected && status < bad ? 'answer-redirect' : 'answer-bad', { status })
}

interface DeliveriesProps {
  webhook: OneWebhook
  may: boolean
  onClose: () => void
}

/** What one receiver was sent, newest first; what was given up can be sent again. */
export function Deliveries({ webhook: { id, name, active, dead }, may, onClose }: DeliveriesProps) {
  const [limit, setLimit] = useState(few)
  const { data, error } = useAsk(webhooks.deliveries, { id, limit }, { every: lookEveryMs })
  const replay = useCommand(webhooks.replay, { done: ({ replayed }) => w('replayed', { n: replayed }) })
  const mayReplay = may && active
  return (
    <Modal opened onClose={onClose} title={w('deliveries-name', { name })} size={680}>
      {error && <PageFault error={error} />}
      {!data && !error && <Skeleton shape="rows" />}
      {mayReplay && dead > 0 && (
        <div style={{ marginBottom: 12 }}>
          <Button busy={replay.isPending} onClick={() => replay.mutate({ id })}>
            {w('replay-all', { n: dead })}
          </Button>
        </div>
      )}
      {data && data.items.length === 0 && <Nothing text={w('no-deliveries')} />}
      {data && data.items.length > 0 && (
        <PanelList>
          {data.items.map((delivery) => (
            <Line
              key={delivery.id}
              delivery={delivery}
              onReplay={
                mayReplay ? () => replay.mutate({ id, deliveries: [Number(delivery.id)] }) : undefined
              }
            />
          ))}
        </PanelList>
      )}
      {data?.next && limit < most && (
        <div style={{ marginTop: 12 }}>
          <Button onClick={() => setLimit(most)}>{w('more')}</Button>
        </div>
      )}
    </Modal>
  )
}

function Line({ delivery, onReplay }: { delivery: Delivery; onReplay: (() => void) | undefined }) {
  const { event, state, attempts, made_at, tried_at, next_at } = delivery
  const kind = event?.kind ?? w('a-test')
  return (
    <PanelRow>
      <span className="grow">
        <span className="row wrap">
          <Mark tone={tones[state]}>{w(`state-${state}`)}</Mark>
          <span className="b mono">{kind}</span>
          {event && <span className="t2 mono">{event.id}</span>}
        </span>
        <span className="f12 t2">
          {saidOf(delivery)}
          {attempts > 1 && ` · ${w('tries', { n: attempts })}`}
          {next_at && attempts > 0 && (
            <>
              {' · '}
              <Said say={(when) => w('next-at', { when })} when={<When at={next_at} as="relative" />} />
            </>
          )}
        </span>
      </span>
      {state === 'dead' && onReplay && (
        <Button size="s" aria-label={w('replay-name', { kind })} onClick={onReplay}>
          {w('replay')}
        </Button>
      )}
      <span className="f12 t2">
        <When at={tried_at ?? made_at} />
      </span>
    </PanelRow>
  )
}
