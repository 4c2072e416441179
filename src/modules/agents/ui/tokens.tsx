import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Reply } from '#lib/contract'
import { Administration } from '#kit/administration.tsx'
import { ask, refresh, useAsk, useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Nothing } from '#kit/empty.tsx'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { Icon } from '#kit/icon.tsx'
import { useMay } from '#kit/me.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Panel, PanelEntry, PanelList } from '#kit/panel.tsx'
import { Said } from '#kit/said.tsx'
import { Copyable, SecretsShown } from '#kit/secret-shown.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { When } from '#kit/when.tsx'
import { agents, NewToken } from '../contract.ts'
import { w } from './words.ts'

type Token = Reply<typeof agents.tokens>['items'][number]

/** Where agents report to, and the tokens by which they come in. */
export function Screen() {
  const may = useMay()('agents.manage')
  const { data, error } = useAsk(agents.tokens, {}, { kinds: ['agent-token'] })
  const [making, setMaking] = useState(false)
  return (
    <Administration
      current="agents"
      text={w('tokens-text')}
      actions={
        may && (
          <Button kind="primary" icon="plus" onClick={() => setMaking(true)}>
            {w('token-make')}
          </Button>
        )
      }
    >
      {error && <PageFault error={error} />}
      {!data && !error && <Skeleton shape="rows" />}
      {data && (
        <div className="stack wide">
          <div>
            <Copyable label={w('address')} value={data.address} />
            <p className="f12 t2">{w('address-hint')}</p>
          </div>
          <Panel>
            {data.items.length === 0 ? (
              <Nothing text={w('token-none')} />
            ) : (
              <PanelList>
                {data.items.map((token) => (
                  <TokenRow key={token.id} token={token} may={may} />
                ))}
              </PanelList>
            )}
          </Panel>
        </div>
      )}
      {making && <TokenDialog onClose={() => setMaking(false)} />}
    </Administration>
  )
}

function TokenRow({
  token: { id, name, private: own, made_at, used_at, used_ip },
  may,
}: {
  token: Token
  may: boolean
}) {
  const [sure, setSure] = useState(false)
  const revoke = useCommand(agents.revokeToken, { done: w('token-revoked') })
  return (
    <PanelEntry
      icon={<Icon name="key" />}
      title={name}
      sub={
        <>
          <Said say={(when) => w('token-made', { when })} when={<When at={made_at} as="relative" />} />
          {own && ` · ${w('token-private')}`}
          {' · '}
          {used_at === null ? (
            w('token-unused')
          ) : (
            <Said
              say={(when) =>
                used_ip ? w('token-used', { when, ip: used_ip }) : w('token-used-when', { when })
              }
              when={<When at={used_at} as="relative" />}
            />
          )}
        </>
      }
      actions={
        may && (
          <Button
            size="s"
            {...(sure && { kind: 'danger' as const })}
            busy={revoke.isPending}
            aria-label={w('token-revoke-name', { name })}
            onClick={() => (sure ? revoke.mutate({ id }) : setSure(true))}
          >
            {w('token-revoke')}
          </Button>
        )
      }
    >
      {sure && <p className="f12 warn">{w('token-sure')}</p>}
    </PanelEntry>
  )
}

/** Makes a token, and shows it the one time that it can be seen. */
function TokenDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient()
  const [made, setMade] = useState<{ name: string; token: string }>()
  if (made)
    return (
      <SecretsShown
        title={w('token-shown', { name: made.name })}
        text={w('token-shown-text')}
        secrets={[{ label: w('token-label'), value: made.token }]}
        onClose={onClose}
      />
    )
  return (
    <Modal opened onClose={onClose} title={w('token-make')} size={460} closeOnClickOutside={false}>
      <AutoForm
        bare
        schema={NewToken}
        save={w('token-save')}
        onCancel={onClose}
        extras={{ name: { wide: true, autoFocus: true } }}
        onSave={async ({ name, private: own }) => {
          const { token } = await ask(agents.makeToken, { name, private: own })
          refresh(client, ['agents'])
          setMade({ name, token })
        }}
      />
    </Modal>
  )
}
