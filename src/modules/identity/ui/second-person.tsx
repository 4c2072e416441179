import { Modal, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { Reply } from '#lib/contract'
import { ask, useAsk, useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Empty } from '#kit/empty.tsx'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { Icon } from '#kit/icon.tsx'
import { Page } from '#kit/page.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Panel, PanelEntry, PanelList } from '#kit/panel.tsx'
import { Said } from '#kit/said.tsx'
import { SecretsShown } from '#kit/secret-shown.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { tell } from '#kit/toast.tsx'
import { useSearchState } from '#kit/url'
import { When } from '#kit/when.tsx'
import { identity } from '../contract.ts'
import { s } from './second-person-words.ts'

const Why = identity.declineChange.input.pick({ reason: true })

type Change = Reply<typeof identity.pendingChanges>['items'][number]

/** What waits for a second person, and what came of what did. */
export function Screen() {
  const [waiting, setWaiting] = useState(true)
  const [links, setLinks] = useState<readonly string[]>([])
  const { data, error } = useAsk(identity.pendingChanges, { waiting }, { kinds: ['account'], keep: true })
  return (
    <Page
      title={s('title')}
      layout="text"
      actions={
        <SegmentedControl
          aria-label={s('show')}
          data={[
            { value: 'waiting', label: s('all-waiting') },
            { value: 'all', label: s('all') },
          ]}
          value={waiting ? 'waiting' : 'all'}
          onChange={(value) => setWaiting(value === 'waiting')}
        />
      }
    >
      <div className="stack wide">
        <p className="t2">{s('text')}</p>
        {error && <PageFault error={error} />}
        {!data && !error && <Skeleton shape="rows" />}
        {data && data.items.length === 0 && <Empty title={s('none')} text={s('none-text')} />}
        {data && data.items.length > 0 && (
          <Panel>
            <PanelList>
              {data.items.map((change) => (
                <One key={change.id} change={change} onLinks={setLinks} />
              ))}
            </PanelList>
          </Panel>
        )}
      </div>
      {links.length > 0 && (
        <SecretsShown
          title={s('link-title')}
          text={s('link-text')}
          secrets={links.map((value) => ({ label: s('link'), value }))}
          onClose={() => setLinks([])}
        />
      )}
    </Page>
  )
}

interface OneProps {
  change: Change
  onLinks: (links: readonly string[]) => void
}

function One({ change, onLinks }: OneProps) {
  const [{ change: looked }] = useSearchState()
  const { gains, asked_by, expires_at, state } = change
  const isWaiting = state === 'waiting'
  return (
    <PanelEntry
      isMarked={change.id === looked}
      icon={<Icon name="shield" />}
      {...(isWaiting ? { tone: 'warn' as const } : {})}
      title={gains}
      sub={
        <>
          {s('asks', { by: asked_by.name })}
          {' · '}
          {isWaiting ? (
            <Said say={(when) => s('until', { when })} when={<When at={expires_at} />} />
          ) : (
            outcome(change)
          )}
        </>
      }
      actions={isWaiting && <Deeds change={change} onLinks={onLinks} />}
    />
  )
}

function outcome({ state, decided_by, reason }: Change) {
  const by = decided_by?.name ?? ''
  if (state === 'declined') return s('state-declined', { by, reason: reason ?? '' })
  if (state === 'confirmed') return s('state-confirmed', { by })
  return state === 'withdrawn' ? s('state-withdrawn') : s('state-expired')
}

function Deeds({ change: { id, asked_by, can }, onLinks }: OneProps) {
  const by = asked_by.name
  const [declining, setDeclining] = useState(false)
  const confirm = useCommand(identity.confirmChange, {
    done: s('confirmed'),
    touches: ['people', 'directories'],
    after: ({ links }) => onLinks(links),
  })
  const withdraw = useCommand(identity.withdrawChange, { done: s('withdrawn') })
  return (
    <>
      {can.decide === true && (
        <>
          <Button
            size="s"
            kind="primary"
            busy={confirm.isPending}
            aria-label={s('confirm-one', { by })}
            onClick={() => confirm.mutate({ id })}
          >
            {s('confirm')}
          </Button>
          <Button size="s" aria-label={s('decline-one', { by })} onClick={() => setDeclining(true)}>
            {s('decline')}
          </Button>
        </>
      )}
      {can.withdraw === true && (
        <Button size="s" busy={withdraw.isPending} onClick={() => withdraw.mutate({ id })}>
          {s('withdraw')}
        </Button>
      )}
      {declining && (
        <Modal opened onClose={() => setDeclining(false)} title={s('decline-one', { by })}>
          <AutoForm
            bare
            schema={Why}
            save={s('decline')}
            onCancel={() => setDeclining(false)}
            onSave={async ({ reason }) => {
              await ask(identity.declineChange, { id, reason })
              setDeclining(false)
              tell({ text: s('declined', { by }) })
            }}
          />
        </Modal>
      )}
    </>
  )
}
