import type { Reply } from '#lib/contract'
import { Link } from '#kit/link.tsx'
import { Panel } from '#kit/panel.tsx'
import { Figures } from '#kit/table/figures.tsx'
import type { assets } from '../../contract.ts'
import { useMoney } from '../costs/said.ts'
import { w } from './words.ts'

/** How much of the last days what is lent from a pool was booked, model by model. */
export function PoolPanel({ pool }: Pick<Reply<typeof assets.idleFigures>, 'pool'>) {
  const { sums } = useMoney()
  if (pool.length === 0) return null
  return (
    <Panel title={w('pool', { n: pool.length })} sub={w('pool.text')}>
      <Figures
        heads={(['model', 'devices', 'booked', 'worth'] as const).map((name) => w(`pool.${name}`))}
        label={w('pool.text')}
      >
        {pool.map(({ id, name, devices, percent, worth }) => (
          <tr key={id}>
            <th scope="row">
              <Link to={`/assets/models/${id}`}>{name}</Link>
            </th>
            <td>{devices}</td>
            <td>{w('percent', { n: percent })}</td>
            <td>{sums(worth)}</td>
          </tr>
        ))}
      </Figures>
    </Panel>
  )
}
