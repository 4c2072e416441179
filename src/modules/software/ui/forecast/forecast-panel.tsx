import { useAsk } from '#kit/api'
import { Link } from '#kit/link.tsx'
import { Panel } from '#kit/panel.tsx'
import { software } from '../../contract.ts'
import type { ProductView } from '../../schemas.ts'
import { useVerdict } from './verdict.tsx'
import { w } from './words.ts'

/** What is on more devices is worked out only where somebody asks for it. */
const mostLooked = 20_000

/** Whether what is owned is enough for the months ahead; for those who buy. */
export function ForecastPanel({
  product: { id, key, licensing, can, owned, installed },
}: {
  product: ProductView
}) {
  const verdict = useVerdict()
  const isFor = licensing === 'paid' && can.write
  const isMuch = installed > mostLooked
  const all = <Link to={`/software/${key}/need`}>{w('all')}</Link>
  const { data } = useAsk(
    software.forecast,
    { id },
    { kinds: ['product', 'person'], enabled: isFor && !isMuch },
  )
  if (isFor && isMuch) return <Panel title={w('ahead')} sub={w('ahead.text')} end={all} />
  if (!data || !isFor || (data.use === 0 && owned === 0 && installed === 0)) return null
  const { title, also } = verdict(data)
  return (
    <Panel
      title={title}
      sub={[also, w('now', { use: data.use, owned: data.owned })].filter(Boolean).join(' · ')}
      end={all}
    />
  )
}
