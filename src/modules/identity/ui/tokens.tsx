import { useState } from 'react'
import { useAsk, useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Nothing } from '#kit/empty.tsx'
import { Link } from '#kit/link.tsx'
import { ProfilePage } from '#kit/profile.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Panel } from '#kit/panel.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { identity } from '../contract.ts'
import { TokenDialog } from './token-dialog.tsx'
import { TokenRows } from './token-rows.tsx'
import { w } from './words.ts'

/** The reader's tokens for programs. */
export function Screen() {
  const { data, error } = useAsk(identity.myTokens, {}, { kinds: ['account'] })
  const revoke = useCommand(identity.revokeMyToken, { done: w('token-revoked') })
  const [making, setMaking] = useState(false)
  const make = (
    <Button kind="primary" icon="plus" onClick={() => setMaking(true)}>
      {w('token-make')}
    </Button>
  )
  return (
    <ProfilePage current="tokens" text={w('tokens-text')} actions={make}>
      {error && <PageFault error={error} />}
      {!data && !error && <Skeleton shape="rows" />}
      {data && (
        <Panel>
          {data.items.length > 0 ? (
            <TokenRows tokens={data.items} onRevoke={({ id }) => revoke.mutate({ id })} />
          ) : (
            <Nothing text={w('tokens-empty')} />
          )}
        </Panel>
      )}
      <p className="f12" style={{ marginTop: 12 }}>
        <Link to="/developers">{w('tokens-for')}</Link>
      </p>
      {making && <TokenDialog onClose={() => setMaking(false)} />}
    </ProfilePage>
  )
}
