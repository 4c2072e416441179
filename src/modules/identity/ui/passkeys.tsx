import { useQueryClient } from '@tanstack/react-query'
import type { Reply } from '#lib/contract'
import { ask, refresh, useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { EditInPlace } from '#kit/form/edit-in-place.tsx'
import { Icon } from '#kit/icon.tsx'
import { Panel, PanelBody, PanelList, PanelRow } from '#kit/panel.tsx'
import { tell } from '#kit/toast.tsx'
import { When } from '#kit/when.tsx'
import { identity } from '../contract.ts'
import { NoPasskeys } from './no-passkeys.tsx'
import { PasskeyButton } from './passkey-button.tsx'
import { whyNoPasskeys } from './passkey-here.ts'
import type { Codes } from './recovery-codes.tsx'
import { Said } from '#kit/said.tsx'
import { makePasskey } from './show-passkey.ts'
import { w } from './words.ts'

type Key = Reply<typeof identity.secondFactor>['passkeys'][number]

/** Makes a passkey; gives the recovery codes of a first factor. */
export function MakePasskey({ onDone }: { onDone: (codes: Codes) => void }) {
  const make = async () => {
    const codes = await makePasskey()
    if (codes.length === 0) tell({ text: w('passkey-added') })
    onDone(codes)
  }
  return <PasskeyButton run={make}>{w('passkey-add')}</PasskeyButton>
}

/** The reader's passkeys, and a way to another. */
export function Passkeys({ keys, onAdded }: { keys: readonly Key[]; onAdded: (codes: Codes) => void }) {
  const why = whyNoPasskeys()
  return (
    <Panel title={w('passkeys')} sub={w('passkeys-text')}>
      {keys.length > 0 && (
        <PanelList>
          {keys.map((key) => (
            <KeyRow key={key.id} {...key} />
          ))}
        </PanelList>
      )}
      <PanelBody>
        <div className="stack wide">
          {keys.length === 0 && <p className="t2">{w('passkeys-none')}</p>}
          {why === undefined ? (
            <div className="row">
              <MakePasskey onDone={onAdded} />
            </div>
          ) : (
            <NoPasskeys />
          )}
        </div>
      </PanelBody>
    </Panel>
  )
}

function KeyRow({ id, name, made_at, last_used_at, synced, here, house }: Key) {
  const client = useQueryClient()
  const remove = useCommand(identity.removePasskey, { done: w('passkey-removed'), touches: ['me'] })
  return (
    <PanelRow roomy>
      <span className="t3">
        <Icon name="key" />
      </span>
      <div className="grow">
        <EditInPlace
          schema={identity.renamePasskey.input}
          name="name"
          value={name}
          save={async (next) => {
            await ask(identity.renamePasskey, { id, name: String(next) })
            refresh(client, ['me'])
          }}
        >
          <span className="b">{name}</span>
        </EditInPlace>
        <div className="f12 t2">
          <Said say={(when) => w('passkey-made', { when })} when={<When at={made_at} />} /> ·{' '}
          {last_used_at === null ? (
            w('passkey-unused')
          ) : (
            <Said
              say={(when) => w('passkey-used', { when })}
              when={<When at={last_used_at} as="relative" />}
            />
          )}
          {synced && <> · {w('passkey-synced')}</>}
          {!here && <span className="warn"> · {w('passkey-elsewhere', { house })}</span>}
        </div>
      </div>
      <Button
        size="s"
        aria-label={w('passkey-remove-name', { name })}
        busy={remove.isPending}
        onClick={() => remove.mutate({ id })}
      >
        {w('passkey-remove')}
      </Button>
    </PanelRow>
  )
}
