import { useAsk } from '#kit/api'
import { Link } from '#kit/link.tsx'
import { Panel as Box, PanelList, PanelRow } from '#kit/panel.tsx'
import { desk } from '../contract.ts'
import { kindNames } from '../kind-names.ts'
import { w } from './words.ts'

const most = 5

/** What is open at a place or anywhere within it, as far as the reader sees it; shown on the place's own page. */
export function Panel({ id }: { id: string }) {
  const q = `place:${id} is:open`
  const { data } = useAsk(desk.list, { q, limit: most }, { kinds: kindNames })
  const { data: total } = useAsk(desk.count, { q }, { kinds: kindNames })
  if (!data || !total) return null
  return (
    <Box
      title={w('place.open', { n: total.n })}
      {...(total.n > 0 && { end: <Link to={`/desk?q=${encodeURIComponent(q)}`}>{w('place.queue')}</Link> })}
    >
      {data.items.length > 0 && (
        <PanelList>
          {data.items.map(({ id: ticket, key, title }) => (
            <PanelRow key={ticket}>
              <Link to={`/desk/${key}`} className="cut">
                {key} · {title}
              </Link>
            </PanelRow>
          ))}
        </PanelList>
      )}
    </Box>
  )
}
