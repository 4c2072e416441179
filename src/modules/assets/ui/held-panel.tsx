import type { ReactNode } from 'react'
import { useAsk } from '#kit/api'
import { Link } from '#kit/link.tsx'
import { Panel, PanelList, PanelRow } from '#kit/panel.tsx'
import { assets } from '../contract.ts'
import { StatusPill, TypeIcon } from './asset-words.tsx'
import { w } from './words.ts'

const most = 10

interface HeldPanelProps {
  q: string
  title: (n: number) => string
  /** Not shown at all where there is nothing. */
  quiet?: boolean
  /** What can be done with all of it, where there is some. */
  deed?: ReactNode
}

/** The assets of a filter on the page of another record: of a person, of a place, within another asset. */
export function HeldPanel({ q, title, quiet = false, deed }: HeldPanelProps) {
  const { data } = useAsk(assets.list, { q, limit: most }, { kinds: ['asset'] })
  const { data: total } = useAsk(assets.count, { q }, { kinds: ['asset'] })
  if (!data || !total || (quiet && total.n === 0)) return null
  return (
    <Panel
      title={title(total.n)}
      end={
        <>
          {total.n > 0 && deed}
          {total.n > most && <Link to={`/assets?q=${encodeURIComponent(q)}`}>{w('panel.all')}</Link>}
        </>
      }
    >
      {data.items.length > 0 && (
        <PanelList>
          {data.items.map((asset) => (
            <PanelRow key={asset.id}>
              <TypeIcon name={asset.icon} />
              <Link to={`/assets/${asset.key}`} className="grow cut">
                {asset.name}
              </Link>
              <span className="t3 f12 nw">{asset.tag || asset.serial}</span>
              <StatusPill meaning={asset.meaning}>{asset.status}</StatusPill>
            </PanelRow>
          ))}
        </PanelList>
      )}
    </Panel>
  )
}
