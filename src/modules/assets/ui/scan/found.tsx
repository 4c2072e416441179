import { useState } from 'react'
import { useAsk } from '#kit/api'
import { ActionBar } from '#kit/action-bar.tsx'
import { Link } from '#kit/link.tsx'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { assets } from '../../contract.ts'
import { isCounted, StatusPill } from '../asset-words.tsx'
import { deedsOf } from '../deeds.ts'
import { type Deed, HandDialog } from '../hand-dialog.tsx'
import { sentence } from '../holders.tsx'
import { w } from '../words.ts'
import classes from './scan.module.css'

/** What was scanned, who has it, and what can be done with it. */
export function Found({ id }: { id: string }) {
  const { data: asset } = useAsk(assets.get, { id }, { kinds: ['asset'] })
  const [deed, setDeed] = useState<Deed>()
  if (!asset) return <Skeleton shape="rows" count={2} />
  const { key, name, tag, serial, status } = asset
  const facts = [tag, serial, asset.place?.name].filter(Boolean).join(' · ')
  return (
    <Panel
      title={<Link to={`/assets/${key}`}>{name}</Link>}
      sub={facts}
      end={!isCounted(asset) && <StatusPill meaning={status.meaning}>{status.title}</StatusPill>}
    >
      <PanelBody>
        <div className={classes.found}>
          <span className="b">{sentence(asset)}</span>
          <ActionBar label={w('scan.deeds')} actions={deedsOf(asset, setDeed)} />
        </div>
      </PanelBody>
      {deed && (
        <HandDialog
          deed={deed}
          ids={[id]}
          counted={isCounted(asset)}
          home={asset.home_place}
          onClose={() => setDeed(undefined)}
        />
      )}
    </Panel>
  )
}
