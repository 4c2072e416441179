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
  const has = data !== undefined && data.app_since !== null
  return (
    <ProfilePage current="second-factor" text={w('factor-text')}>
      {error && <PageFault error={error} />}
      {!data && !error && <Skeleton shape="text" />}
      {data && (
        <Panel title={w(has ? 'factor-on' : 'factor-off')}>
          <PanelBody>
            {has ? (
              <Has factor={data} />
            ) : (
              settingUp && (
                <SetUpApp
                  onDone={() => {
                    setSettingUp(false)
                    refresh(client, ['me'])
                  }}
                />
              )
            )}
          </PanelBody>
        </Panel>
      )}
    </ProfilePage>
  )
}

function Has({ factor: { app_since, recovery_codes } }: { factor: Factor }) {
  const [codes, setCodes] = useState<readonly string[]>()
  const [removing, setRemoving] = useState(false)
  const make = useCommand(identity.makeRecoveryCodes, { after: (reply) => setCodes(reply.codes) })
  return (
    <div className="stack wide">
      <PropsList>
        <Prop title={w('app')}>{app_since && <When at={app_since} as="exact" />}</Prop>
        <Prop title={w('recovery-title')}>{w('recovery-left', { n: recovery_codes })}</Prop>
      </PropsList>
      {recovery_codes < few && <Callout tone="warn">{w('recovery-few')}</Callout>}
      <div className="row wrap">
        <Button icon="key" busy={make.isPending} onClick={() => make.mutate({})}>
          {w('recovery-anew')}
        </Button>
        <Button kind="danger" onClick={() => setRemoving(true)}>
          {w('factor-remove')}
        </Button>
      </div>
      {codes && <RecoveryCodes codes={codes} onClose={() => setCodes(undefined)} />}
      {removing && <Removing onClose={() => setRemoving(false)} />}
    </div>
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
