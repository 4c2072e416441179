import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Reply } from '#lib/contract'
import { ask, refresh, useAsk, useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Callout } from '#kit/callout.tsx'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { ProfilePage } from '#kit/profile.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { tell } from '#kit/toast.tsx'
import { When } from '#kit/when.tsx'
import { identity } from '../contract.ts'
import { Passkeys } from './passkeys.tsx'
import { type Codes, RecoveryCodes } from './recovery-codes.tsx'
import { SetUpApp } from './set-up-app.tsx'
import { w } from './words.ts'

type Factor = Reply<typeof identity.secondFactor>

const few = 3

const asks = (app: boolean, passkey: boolean) => {
  if (app) return passkey ? 'factor-by-either' : 'factor-by-app'
  return passkey ? 'factor-by-passkey' : 'factor-off'
}

/** What signing in asks for besides the password. */
export function Screen() {
  const client = useQueryClient()
  const { data, error } = useAsk(identity.secondFactor, {})
  // Kept here, beside what they came from: whatever is asked again meanwhile, they stay on screen.
  const [codes, setCodes] = useState<Codes>([])
  const added = (made: Codes) => {
    setCodes(made)
    refresh(client, ['me'])
  }
  const hasApp = data !== undefined && data.app_since !== null
  const hasKey = data !== undefined && data.passkeys.length > 0
  const has = hasApp || hasKey
  return (
    <ProfilePage current="second-factor" text={w('factor-text')}>
      {error && <PageFault error={error} />}
      {!data && !error && <Skeleton shape="text" />}
      {data && (
        <div className="stack wide">
          <Callout tone={has ? 'good' : 'info'} title={w(asks(hasApp, hasKey))} />
          <Passkeys keys={data.passkeys} onAdded={added} />
          <Panel title={w('app')}>
            <PanelBody>{hasApp ? <HasApp factor={data} /> : <SetUpApp onDone={added} />}</PanelBody>
          </Panel>
          {has && <Recovery left={data.recovery_codes} onMade={added} />}
        </div>
      )}
      {codes.length > 0 && <RecoveryCodes codes={codes} onClose={() => setCodes([])} />}
    </ProfilePage>
  )
}

function HasApp({ factor: { app_since, passkeys } }: { factor: Factor }) {
  const [removing, setRemoving] = useState(false)
  return (
    <div className="stack wide">
      <PropsList>
        <Prop title={w('app-since')}>{app_since && <When at={app_since} as="exact" />}</Prop>
      </PropsList>
      <div className="row wrap">
        <Button kind="danger" onClick={() => setRemoving(true)}>
          {w('factor-remove')}
        </Button>
      </div>
      {removing && <Removing passkeys={passkeys.length} onClose={() => setRemoving(false)} />}
    </div>
  )
}

/** The codes on paper that stand in for whichever factor is lost. */
function Recovery({ left, onMade }: { left: number; onMade: (codes: Codes) => void }) {
  const make = useCommand(identity.makeRecoveryCodes, { after: (reply) => onMade(reply.codes) })
  return (
    <Panel title={w('recovery-title')} sub={w('recovery-for')} end={w('recovery-left', { n: left })}>
      <PanelBody>
        <div className="stack wide">
          {left < few && <Callout tone="warn">{w('recovery-few')}</Callout>}
          <div className="row wrap">
            <Button icon="key" busy={make.isPending} onClick={() => make.mutate({})}>
              {w('recovery-anew')}
            </Button>
          </div>
        </div>
      </PanelBody>
    </Panel>
  )
}

function Removing({ passkeys, onClose }: { passkeys: number; onClose: () => void }) {
  const client = useQueryClient()
  return (
    <Modal opened onClose={onClose} title={w('factor-remove')}>
      <div className="stack wide">
        <p className="t2">{w('factor-remove-text', { passkeys })}</p>
        <AutoForm
          bare
          schema={identity.removeApp.input}
          save={w('factor-remove')}
          onCancel={onClose}
          extras={{ proof: { wide: true, autoFocus: true, autoComplete: 'current-password' } }}
          onSave={async (given) => {
            await ask(identity.removeApp, given)
            onClose()
            refresh(client, ['me'])
            tell({ text: w('factor-removed') })
          }}
        />
      </div>
    </Modal>
  )
}
