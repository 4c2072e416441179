import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { Reply } from '#lib/contract'
import { useAsk, useCommand } from '#kit/api'
import { Administration } from '#kit/administration.tsx'
import { Button } from '#kit/button.tsx'
import { Empty } from '#kit/empty.tsx'
import { useMay } from '#kit/me.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Panel, PanelBody, PanelList } from '#kit/panel.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { identity } from '../contract.ts'
import { OwnWays } from '../contract/sign-on.ts'
import { ProviderDialog } from './provider-dialog.tsx'
import { ProviderRow } from './provider-row.tsx'
import { SamlDialog } from './saml-dialog.tsx'
import { w } from './sign-on-words.ts'

export type SignOn = Reply<typeof identity.signOn>
export type OneProvider = SignOn['providers'][number]

/** One that is changed, or a new one of its protocol. */
interface Editing {
  protocol: OneProvider['protocol']
  provider?: OneProvider
}

/** Through which providers people sign in, and who may still come by a way of their own. */
export function Screen() {
  const may = useMay()('identity.sign-on')
  const { data, error } = useAsk(identity.signOn, {}, { kinds: ['account'] })
  const [editing, setEditing] = useState<Editing>()
  const add = (
    <>
      <Button icon="plus" onClick={() => setEditing({ protocol: 'saml' })}>
        {w('add-saml')}
      </Button>
      <Button kind="primary" icon="plus" onClick={() => setEditing({ protocol: 'openid' })}>
        {w('add')}
      </Button>
    </>
  )
  return (
    <Administration current="sign-on" text={w('text')} actions={may && add}>
      {error && <PageFault error={error} />}
      {!data && !error && <Skeleton shape="rows" />}
      {data && data.providers.length === 0 && <Empty title={w('none')} text={w('none-text')} />}
      {data && data.providers.length > 0 && (
        <div className="stack wide">
          <Panel>
            <PanelList>
              {data.providers.map((provider) => (
                <ProviderRow
                  key={provider.id}
                  provider={provider}
                  onChange={may ? () => setEditing({ protocol: provider.protocol, provider }) : undefined}
                />
              ))}
            </PanelList>
          </Panel>
          <Ways decided={data.own_ways} may={may} />
        </div>
      )}
      {editing && data && (
        <Dialog editing={editing} origin={data.origin} onClose={() => setEditing(undefined)} />
      )}
    </Administration>
  )
}

function Dialog({ editing, ...rest }: { editing: Editing; origin: string; onClose: () => void }) {
  const { protocol, provider } = editing
  return protocol === 'saml' ? (
    <SamlDialog provider={provider} {...rest} />
  ) : (
    <ProviderDialog provider={provider} {...rest} />
  )
}

/** Who may come by password or passkey while there is a provider. */
function Ways({ decided, may }: { decided: SignOn['own_ways']; may: boolean }) {
  const decide = useCommand(identity.decideOwnWays, { done: w('ways-done') })
  return (
    <Panel title={w('ways-title')} sub={w('ways-text')}>
      <PanelBody>
        <SegmentedControl
          aria-label={w('ways-title')}
          disabled={!may}
          aria-busy={decide.isPending}
          data={OwnWays.options.map((value) => ({ value, label: w(`ways-${value}`) }))}
          value={decided}
          onChange={(value) => decide.isPending || decide.mutate({ own_ways: OwnWays.parse(value) })}
        />
      </PanelBody>
    </Panel>
  )
}
