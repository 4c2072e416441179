import { useAsk } from '#kit/api'
import { Link } from '#kit/link.tsx'
import { Figures } from '#kit/table/figures.tsx'
import { assets } from '../../contract.ts'
import { useMoney } from '../costs/said.ts'
import { w } from './words.ts'

/** What one asset cost, split by days over the departments of those who had it; nothing where no department ever did. */
export function Shares({ id }: { id: string }) {
  const { data } = useAsk(assets.costShares, { id }, { kinds: ['asset'] })
  const { sums } = useMoney()
  if (!data?.shares.some(({ of }) => of !== null)) return null
  return (
    <Figures heads={[w('who'), w('days'), w('sum')]}>
      {data.shares.map(({ of, days, sums: all }) => (
        <tr key={of?.id ?? ''}>
          <th scope="row">{of ? <Link to="/people/departments">{of.title}</Link> : w('none')}</th>
          <td>{days}</td>
          <td>{sums(all)}</td>
        </tr>
      ))}
    </Figures>
  )
}
