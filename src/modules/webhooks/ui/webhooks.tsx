import { useState } from 'react'
import type { Reply } from '#lib/contract'
import { useAsk } from '#kit/api'
import { Administration } from '#kit/administration.tsx'
import { Button } from '#kit/button.tsx'
import { Empty } from '#kit/empty.tsx'
import { useMay } from '#kit/me.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Panel, PanelList } from '#kit/panel.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { webhooks } from '../contract.ts'
import { WebhookDialog } from './webhook-dialog.tsx'
import { WebhookRow } from './webhook-row.tsx'
import { w } from './words.ts'

export type OneWebhook = Reply<typeof webhooks.list>['items'][number]

/** Deliveries tell nobody that they were made: how they stand is asked now and then. */
const lookEveryMs = 5000

/** Who outside is told what happens, and how that goes. */
export function Screen() {
  const may = useMay()('webhooks.manage')
  const { data, error } = useAsk(webhooks.list, {}, { kinds: ['webhook'], every: lookEveryMs })
  const [editing, setEditing] = useState<OneWebhook | 'new'>()
  return (
    <Administration
      current="webhooks"
      text={w('text')}
      actions={
        may && (
          <Button kind="primary" icon="plus" onClick={() => setEditing('new')}>
            {w('add')}
          </Button>
        )
      }
    >
      {error && <PageFault error={error} />}
      {!data && !error && <Skeleton shape="rows" />}
      {data && data.items.length === 0 && <Empty title={w('none')} text={w('none-text')} />}
      {data && data.items.length > 0 && (
        <Panel>
          <PanelList>
            {data.items.map((webhook) => (
              <WebhookRow key={webhook.id} webhook={webhook} may={may} onChange={() => setEditing(webhook)} />
            ))}
          </PanelList>
        </Panel>
      )}
      {editing && data && (
        <WebhookDialog
          webhook={editing === 'new' ? undefined : editing}
          kinds={data.kinds}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Administration>
  )
}
