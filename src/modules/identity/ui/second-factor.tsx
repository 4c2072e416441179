import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Reply } from '#lib/contract'
import { ask, refresh, useAsk, useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Callout } from '#kit/callout.tsx'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { tell } from '#kit/toast.tsx'
import { When } from '#kit/when.tsx'
import { identity } from '../contract.ts'
import { Passkeys } from './passkeys.tsx'
import { ProfilePage } from './profile-page.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { SetUpApp } from './set-up-app.tsx'
import { w } from './words.ts'

type Factor = Reply<typeof identity.secondFactor>

const few = 3

/** What signing in asks for besides the password. */
export function Screen() {
  const client = useQueryClient()
  const { data, error } = useAsk(identity.secondFactor, {})
  // The page stays what it was while the recovery codes are on screen, whatever is asked again meanwhile.
  const [settingUp, setSettingUp] = useState(true)
  const done = () => {
    setSettingUp(false)
    refresh(client, ['me'])
  }
  const hasApp = data !== undefined && data.app_since !== null
  const has = hasApp || (data?.passkeys.length ?? 0) > 0
  return (
    <ProfilePage current="second-factor" text={w('factor-text')}>
      {error && <PageFault error={error} />}
      {!data && !error && <Skeleton shape="text" />}
      {data && (
        <div className="stack wide">
          <Panel title={w(hasApp ? 'factor-on' : has ? 'factor-by-passkey' : 'factor-off')}>
            <PanelBody>
              {hasApp ? <HasApp factor={data} /> : settingUp && <SetUpApp onDone={done} />}
            </PanelBody>
          </Panel>
          <Passkeys keys={data.passkeys} onAdded={() => refresh(client, ['me'])} />
          {has && <Recovery left={data.recovery_codes} />}
        </div>
      )}
    </ProfilePage>
  )
}

function HasApp({ factor: { app_since } }: { factor: Factor }) {
  const [removing, setRemoving] = useState(false)
  return (
    <div className="stack wide">
      <PropsList>
        <Prop title={w('app')}>{app_since && <When at={app_since} as="exact" />}</Prop>
      </PropsList>
      <div className="row wrap">
        <Button kind="danger" onClick={() => setRemoving(true)}>
          {w('factor-remove')}
        </Button>
      </div>
      {removing && <Removing onClose={() => setRemoving(false)} />}
    </div>
  )
}

/** The codes on paper that stand in for whichever factor is lost. */
function Recovery({ left }: { left: number }) {
  const [codes, setCodes] = useState<readonly string[]>()
  const make = useCommand(identity.makeRecoveryCodes, { after: (reply) => setCodes(reply.codes) })
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
      {codes && <RecoveryCodes codes={codes} onClose={() => setCodes(undefined)} />}
    </Panel>
  )
}

function Removing({ onClose }: { onClose: () => void }) {
  const client = useQueryClient()
  return (
    <Modal opened onClose={onClose} title={w('factor-remove')}>
      <div className="stack wide">
        <p className="t2">{w('factor-remove-text')}</p>
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
