import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Reply } from '#lib/contract'
import { ask, refresh, useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Callout } from '#kit/callout.tsx'
import { Nothing } from '#kit/empty.tsx'
import { EditInPlace } from '#kit/form/edit-in-place.tsx'
import { Icon } from '#kit/icon.tsx'
import { Panel, PanelBody, PanelList, PanelRow } from '#kit/panel.tsx'
import { tell } from '#kit/toast.tsx'
import { When } from '#kit/when.tsx'
import { identity } from '../contract.ts'
import { PasskeyButton } from './passkey-button.tsx'
import { whyNoPasskeys } from './passkey-here.ts'
import { RecoveryCodes } from './recovery-codes.tsx'
import { Said } from './said.tsx'
import { makePasskey } from './show-passkey.ts'
import { w } from './words.ts'

type Key = Reply<typeof identity.secondFactor>['passkeys'][number]

/** Makes a passkey; with the first factor the recovery codes are shown, this once, before it goes on. */
export function MakePasskey({ kind, onDone }: { kind?: 'primary'; onDone: () => void }) {
  const [codes, setCodes] = useState<readonly string[]>()
  const make = async () => {
    const made = await makePasskey()
    if (made.length > 0) return setCodes(made)
    tell({ text: w('passkey-added') })
    onDone()
  }
  return (
    <>
      <PasskeyButton {...(kind && { kind })} run={make}>
        {w('passkey-add')}
      </PasskeyButton>
      {codes && (
        <RecoveryCodes
          codes={codes}
          onClose={() => {
            setCodes(undefined)
            onDone()
          }}
        />
      )}
    </>
  )
}

/** The reader's passkeys, and a way to another. */
export function Passkeys({ keys, onAdded }: { keys: readonly Key[]; onAdded: () => void }) {
  const why = whyNoPasskeys()
  return (
    <Panel title={w('passkeys')} sub={w('passkeys-text')}>
      {keys.length > 0 ? (
        <PanelList>
          {keys.map((key) => (
            <KeyRow key={key.id} {...key} />
          ))}
        </PanelList>
      ) : (
        <Nothing text={w('passkeys-none')} />
      )}
      <PanelBody>
        {why === undefined ? (
          <div className="row">
            <MakePasskey onDone={onAdded} />
          </div>
        ) : (
          <Callout tone="info" title={w('passkey-not-here')}>
            {why}
          </Callout>
        )}
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
      <span className="grow">
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
        <span className="f12 t2">
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
        </span>
      </span>
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
