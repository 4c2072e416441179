import { useAsk } from '#kit/api'
import { Link } from '#kit/link.tsx'
import { useMay } from '#kit/me.tsx'
import { Line, Section } from '#kit/panel.tsx'
import { assets } from '#modules/assets/contract'
import { w } from './words.ts'

const most = 6

/** What whoever asks has, as far as the reader sees it: most tickets are about one of these. */
export function AskerDevices({ person }: { person: string }) {
  const q = `holder:${person}`
  const enabled = useMay()('assets.read')
  const { data } = useAsk(assets.list, { q, limit: most }, { kinds: ['asset'], enabled })
  if (!data || data.items.length === 0) return null
  return (
    <Section
      title={w('devices')}
      end={data.next !== null && <Link to={`/assets?q=${encodeURIComponent(q)}`}>{w('devices.all')}</Link>}
    >
      {data.items.map(({ id, key, name, tag, serial }) => (
        <Line key={id} end={tag || serial}>
          <Link to={`/assets/${key}`}>{name}</Link>
        </Line>
      ))}
    </Section>
  )
}
