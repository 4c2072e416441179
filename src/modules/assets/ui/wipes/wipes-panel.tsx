import { useState } from 'react'
import { useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Panel, PanelBody, PanelList, PanelRow } from '#kit/panel.tsx'
import { useReader } from '#kit/reader.tsx'
import { dayWords } from '#kit/time-words'
import { requestFor } from '#lib/client'
import { assets } from '../../contract.ts'
import type { AssetView } from '../../schemas.ts'
import { w } from '../words.ts'
import { WipeDialog } from './wipe-dialog.tsx'

/** How the data on an asset was wiped, and the certificate of it once it is gone. Shown where something was, or is to be said. */
export function WipesPanel({ asset }: { asset: AssetView }) {
  const { data } = useAsk(assets.wipes, { id: asset.id }, { kinds: ['asset'], enabled: asset.inside })
  const [adding, setAdding] = useState(false)
  const { language } = useReader()
  const isGone = asset.status.meaning === 'gone'
  if (!data || (data.items.length === 0 && !isGone)) return null
  const [latest] = data.items
  return (
    <Panel
      title={
        latest ? w(`wipes.${latest.method}`, { day: dayWords(latest.done_on, language) }) : w('wipes.none')
      }
    >
      {data.items.length > 0 && (
        <PanelList>
          {data.items.map(({ id, method, technique, done_by, done_on, evidence }) => (
            <PanelRow key={id}>
              <span className="b nw">{w(`wipe.${method}`)}</span>
              <span className="grow cut">{[technique, evidence].filter(Boolean).join(' · ')}</span>
              <span className="t2 f12 nw">{done_by}</span>
              <span className="t3 f12 nw">{dayWords(done_on, language)}</span>
            </PanelRow>
          ))}
        </PanelList>
      )}
      <PanelBody>
        <div className="row wrap">
          {latest && (
            <Button
              size="s"
              icon="print"
              refused={isGone ? undefined : w('wipes.still-there')}
              reason="label"
              onClick={() =>
                window.open(requestFor(assets.certificate, { id: asset.id }).url, '_blank', 'noopener')
              }
            >
              {w('wipes.certificate')}
            </Button>
          )}
          {data.can.add === true && (
            <Button kind={latest ? 'quiet' : 'plain'} size="s" onClick={() => setAdding(true)}>
              {w('wipes.add')}
            </Button>
          )}
        </div>
      </PanelBody>
      {adding && <WipeDialog asset={asset} onClose={() => setAdding(false)} />}
    </Panel>
  )
}
