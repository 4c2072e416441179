import { useAsk } from '#kit/api'
import { Link } from '#kit/link.tsx'
import { Panel as Box, PanelList, PanelRow } from '#kit/panel.tsx'
import { software } from '../contract.ts'
import { w } from './words.ts'

const most = 5

/** What is installed on a device; shown on the device's own page, where anything ever was. */
export function Panel({ id }: { id: string }) {
  const { data } = useAsk(software.on, { id, limit: most }, { kinds: ['asset'] })
  if (!data || data.now + data.gone === 0) return null
  const { now, gone, items } = data
  return (
    <Box
      title={w('panel-title', { n: now })}
      {...(gone > 0 && { sub: w('panel-gone', { n: gone }) })}
      end={<Link to={`/software/on/${id}${now === 0 ? '?past=yes' : ''}`}>{w('panel-all')}</Link>}
    >
      {items.length > 0 && (
        <PanelList>
          {items.map(({ id: one, name, version }) => (
            <PanelRow key={one}>
              <Link to={`/software/packages/${one}`} className="cut grow">
                {name}
              </Link>
              <span className="mono f12 t2">{version}</span>
            </PanelRow>
          ))}
        </PanelList>
      )}
    </Box>
  )
}
