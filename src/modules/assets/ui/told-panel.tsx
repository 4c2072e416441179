import { ask, asking } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Panel, PanelBody, PanelList, PanelRow } from '#kit/panel.tsx'
import { useMay } from '#kit/me.tsx'
import { usePages } from '#kit/use-pages'
import { When } from '#kit/when.tsx'
import { assets } from '../contract.ts'
import type { AssetView } from '../schemas.ts'
import { w } from './words.ts'

const atOnce = 10

/** What another program told of the past of an asset, the latest first; not shown at all where none did. */
export function ToldPanel({ asset }: { asset: AssetView }) {
  const may = useMay()
  return asset.inside && may('assets.care') ? <Told id={asset.id} /> : null
}

function Told({ id }: { id: string }) {
  const input = { id, limit: atOnce }
  const { items, hasMore, isLoading, load } = usePages({
    first: asking(assets.told, input, { kinds: ['asset'] }),
    page: (after, signal) => ask(assets.told, { ...input, ...(after && { after }) }, signal),
  })
  if (!items || items.length === 0) return null
  return (
    <Panel title={w('told')}>
      <PanelList>
        {items.map(({ id: line, at, what, note, by }) => (
          <PanelRow key={line} roomy>
            <span className="t2 nw">
              <When at={at} />
            </span>
            <span className="b nw">{w(`told.${what}`)}</span>
            <span className="grow t2">{note}</span>
            {by && <span className="t3 f12 nw">{by.name}</span>}
          </PanelRow>
        ))}
      </PanelList>
      {hasMore && (
        <PanelBody>
          <Button kind="quiet" size="s" busy={isLoading} onClick={load}>
            {w('told.more')}
          </Button>
        </PanelBody>
      )}
    </Panel>
  )
}
