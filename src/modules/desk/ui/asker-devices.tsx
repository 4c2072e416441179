import { useAsk } from '#kit/api'
import { Link } from '#kit/link.tsx'
import { useMay } from '#kit/me.tsx'
import { Line, Section } from '#kit/panel.tsx'
import { When } from '#kit/when.tsx'
import { agents } from '#modules/agents/contract'
import { assets } from '#modules/assets/contract'
import { w } from './words.ts'

const most = 6

/** What whoever asks has and what changed on it lately, as far as the reader sees it: most tickets are about one of these. */
export function AskerDevices({ person }: { person: string }) {
  const q = `holder:${person}`
  const may = useMay()
  const enabled = may('assets.read')
  const { data } = useAsk(assets.list, { q, limit: most }, { kinds: ['asset'], enabled })
  const reports = enabled && may('agents.read')
  const { data: lately } = useAsk(agents.lately, { id: person }, { kinds: ['asset'], enabled: reports })
  if (!data || data.items.length === 0) return null
  const changesOf = Map.groupBy(lately?.items ?? [], ({ asset_id }) => asset_id)
  return (
    <Section
      title={w('devices')}
      end={data.next !== null && <Link to={`/assets?q=${encodeURIComponent(q)}`}>{w('devices.all')}</Link>}
    >
      {data.items.map(({ id, key, name, tag, serial }) => (
        <div key={id}>
          <Line end={tag || serial}>
            <Link to={`/assets/${key}`}>{name}</Link>
          </Line>
          {changesOf.get(id)?.map(({ at, lines }) => (
            <Line key={at} end={<When at={at} as="relative" />}>
              <span className="f12 t2">{lines.join(' · ')}</span>
            </Line>
          ))}
        </div>
      ))}
    </Section>
  )
}
