import { useState } from 'react'
import { Button } from '#kit/button.tsx'
import { useMay } from '#kit/me.tsx'
import { Panel, PanelBody, PanelList } from '#kit/panel.tsx'
import type { Reply } from '#lib/contract'
import type { agents } from '../contract.ts'
import { OwnTokensDialog } from './own-tokens-dialog.tsx'
import { TokenRow } from './token-row.tsx'
import { w } from './words.ts'

interface AssetTokensProps {
  id: string
  about: Pick<Reply<typeof agents.about>, 'items' | 'tokens' | 'networked'>
}

/** How the agent of an asset signs in: its tokens of its own, or that it has none yet. */
export function AssetTokens({ id, about: { items, tokens, networked } }: AssetTokensProps) {
  const may = useMay()('agents.manage')
  const [making, setMaking] = useState(false)
  const could = items.length > 0 || networked
  if (tokens.length === 0 && !(may && could)) return null
  return (
    <Panel
      title={w(tokens.length > 0 ? 'own-title' : items.length > 0 ? 'own-none' : 'own-nobody')}
      end={
        may && (
          <Button size="s" icon="plus" onClick={() => setMaking(true)}>
            {w('own-make')}
          </Button>
        )
      }
    >
      {tokens.length > 0 ? (
        <PanelList>
          {tokens.map((token) => (
            <TokenRow key={token.id} token={{ ...token, asset: null }} may={may} />
          ))}
        </PanelList>
      ) : (
        <PanelBody>
          <p className="f12 t2">{w('token-own-text')}</p>
        </PanelBody>
      )}
      {making && <OwnTokensDialog of={id} onClose={() => setMaking(false)} />}
    </Panel>
  )
}
