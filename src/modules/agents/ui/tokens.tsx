import { useState } from 'react'
import { Administration } from '#kit/administration.tsx'
import { useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Nothing } from '#kit/empty.tsx'
import { Find } from '#kit/find.tsx'
import { Segments } from '#kit/form/segments.tsx'
import { Link } from '#kit/link.tsx'
import { useMay } from '#kit/me.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Panel, PanelList } from '#kit/panel.tsx'
import { Copyable } from '#kit/secret-shown.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { useSearchState } from '#kit/url'
import type { Reply } from '#lib/contract'
import { agents } from '../contract.ts'
import { OwnTokensDialog } from './own-tokens-dialog.tsx'
import { TokenDialog } from './token-dialog.tsx'
import { TokenRow } from './token-row.tsx'
import { w } from './words.ts'

const [few, most] = [50, 200]
const kinds = ['all', 'shared', 'own', 'unused', 'misused'] as const

/** Where agents report to, and the tokens by which they come in. */
export function Screen() {
  const may = useMay()('agents.manage')
  const [making, setMaking] = useState<'shared' | 'own'>()
  const close = () => setMaking(undefined)
  return (
    <Administration
      current="agents"
      text={w('tokens-text')}
      actions={
        may && (
          <>
            <Button icon="plus" onClick={() => setMaking('own')}>
              {w('token-make-own')}
            </Button>
            <Button kind="primary" icon="plus" onClick={() => setMaking('shared')}>
              {w('token-make')}
            </Button>
          </>
        )
      }
    >
      <Tokens may={may} />
      {making === 'shared' && <TokenDialog onClose={close} />}
      {making === 'own' && <OwnTokensDialog onClose={close} />}
    </Administration>
  )
}

function Tokens({ may }: { may: boolean }) {
  const [search, set] = useSearchState()
  const [limit, setLimit] = useState(few)
  const which = kinds.find((kind) => kind === search['which']) ?? 'all'
  const find = search['find'] ?? ''
  const { data, error } = useAsk(
    agents.tokens,
    { which, find, limit },
    { kinds: ['agent-token', 'asset'], keep: true },
  )
  if (error) return <PageFault error={error} />
  if (!data) return <Skeleton shape="rows" />
  return (
    <div className="stack wide">
      <div>
        <Copyable label={w('address')} value={data.address} />
        <p className="f12 t2">{w('address-hint')}</p>
      </div>
      <ComesBy by={data.by} />
      <div className="row wrap">
        <div style={{ maxWidth: '100%', overflowX: 'auto' }}>
          <Segments
            ariaLabel={w('token-which')}
            data={kinds.map((kind) => ({
              value: kind,
              label: w(`which-${kind}`, { n: data.misused }),
            }))}
            value={which}
            onChange={(kind) => set({ which: kind === 'all' ? undefined : String(kind) }, true)}
          />
        </div>
        <Find label={w('token-find')} value={find} onFind={(text) => set({ find: text })} />
      </div>
      <Panel>
        {data.items.length === 0 ? (
          <Nothing text={w(which === 'all' && find === '' ? 'token-none' : 'token-none-found')} />
        ) : (
          <PanelList>
            {data.items.map((token) => (
              <TokenRow key={token.id} token={token} may={may} />
            ))}
          </PanelList>
        )}
      </Panel>
      {data.next !== null && limit < most && <Button onClick={() => setLimit(most)}>{w('more')}</Button>}
    </div>
  )
}

/** How many agents come by which kind of token; each leads to them. */
function ComesBy({ by: { own, shared, none } }: { by: Reply<typeof agents.tokens>['by'] }) {
  if (own + shared + none === 0) return null
  return (
    <p className="f12">
      <Link to="/agents?state=all&by=shared">{w('by-shared-n', { n: shared })}</Link>
      {' · '}
      <Link to="/agents?state=all&by=own">{w('by-own-n', { n: own })}</Link>
      {none > 0 && (
        <>
          {' · '}
          <Link to="/agents?state=all&by=none">{w('by-none-n', { n: none })}</Link>
        </>
      )}
    </p>
  )
}
