import type { Reply } from '#lib/contract'
import { Link } from '#kit/link.tsx'
import { Panel } from '#kit/panel.tsx'
import type { assets } from '../../contract.ts'
import classes from '../costs/curve.module.css'
import { useMoney } from '../costs/said.ts'
import { w } from './words.ts'

/** How much of the last days what is lent from a pool was booked, model by model. */
export function PoolPanel({ pool }: Pick<Reply<typeof assets.idleFigures>, 'pool'>) {
  const { sums } = useMoney()
  if (pool.length === 0) return null
  return (
    <Panel title={w('pool', { n: pool.length })} sub={w('pool.text')}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- where it does not fit, keys must move it */}
      <section className={classes.scroll} aria-label={w('pool.text')} tabIndex={0}>
        <table className={classes.points}>
          <thead>
            <tr>
              {(['model', 'devices', 'booked', 'worth'] as const).map((name) => (
                <th key={name} scope="col">
                  {w(`pool.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pool.map(({ id, name, devices, percent, worth }) => (
              <tr key={id}>
                <th scope="row">
                  <Link to={`/assets/models/${id}`}>{name}</Link>
                </th>
                <td className="num">{devices}</td>
                <td className="num">{w('percent', { n: percent })}</td>
                <td className="num">{sums(worth)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  )
}
