import { Switch } from '@mantine/core'
import { useAsk, useCommand } from '#kit/api'
import { Administration } from '#kit/administration.tsx'
import { Nothing } from '#kit/empty.tsx'
import { useMay } from '#kit/me.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Panel } from '#kit/panel.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { useSearchState } from '#kit/url'
import { identity } from '../contract.ts'
import { TokenRows } from './token-rows.tsx'
import { w } from './words.ts'

/** Every token of everyone; any can be revoked. */
export function Screen() {
  const [search, set] = useSearchState()
  const may = useMay()
  const active = search['all'] === undefined
  const { data, error } = useAsk(identity.tokens, { active, limit: 200 }, { kinds: ['account'], keep: true })
  const revoke = useCommand(identity.revokeToken, { done: w('token-revoked'), touches: ['me'] })
  return (
    <Administration
      current="tokens"
      text={w('tokens-all-text')}
      actions={
        <Switch
          label={w('tokens-also-old')}
          checked={!active}
          onChange={(event) => set({ all: event.currentTarget.checked ? 'yes' : undefined })}
        />
      }
    >
      {error && <PageFault error={error} />}
      {!data && !error && <Skeleton shape="rows" />}
      {data && (
        <Panel>
          {data.items.length > 0 ? (
            <TokenRows
              named
              tokens={data.items}
              {...(may('identity.accounts') ? { onRevoke: ({ id }) => revoke.mutate({ id }) } : {})}
            />
          ) : (
            <Nothing text={w('tokens-empty-all')} />
          )}
        </Panel>
      )}
    </Administration>
  )
}
