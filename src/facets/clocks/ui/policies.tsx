import { Administration } from '#kit/administration.tsx'
import { useAsk, useCommand } from '#kit/api'
import { Button, IconButton } from '#kit/button.tsx'
import { Empty } from '#kit/empty.tsx'
import { Link } from '#kit/link.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Panel } from '#kit/panel.tsx'
import { Pill } from '#kit/pill.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { clocks, type Policy } from '../contract.ts'
import { clockTitle } from './clock-facts.ts'
import { minutesText } from '#lib/time/minutes-text'
import classes from './policies.module.css'
import { ScopeChips } from './scope-chips.tsx'
import { w } from './words.ts'

/** All service levels, in the order in which a record looks for its own. */
export function Screen() {
  const { data, error } = useAsk(clocks.policies, {}, { kinds: ['policy'] })
  const create = data?.can_manage && (
    <Button kind="primary" icon="plus" to="/admin/service-levels/new">
      {w('new')}
    </Button>
  )
  return (
    <Administration current="service-levels" text={w('text')} actions={create}>
      {error && <PageFault error={error} />}
      {!data && !error && <Skeleton shape="rows" />}
      {data?.items.length === 0 && <Nothing create={create} />}
      {data && data.items.length > 0 && (
        <Panel>
          <ol className={classes.list}>
            {data.items.map((policy, n) => (
              <Row key={policy.id} policy={policy} n={n} all={data.items} manages={data.can_manage} />
            ))}
          </ol>
        </Panel>
      )}
    </Administration>
  )
}

const Nothing = ({ create }: { create: React.ReactNode }) => (
  <Empty
    title={w('empty-title')}
    text={w('empty-text')}
    {...(create ? { doors: [{ title: w('empty-door'), text: w('empty-door-text'), action: create }] } : {})}
  />
)

interface RowProps {
  policy: Policy
  n: number
  all: readonly Policy[]
  manages: boolean
}

function Row({ policy, n, all, manages }: RowProps) {
  const { title, key, active, calendar, open, definition } = policy
  return (
    <li className={classes.row} data-off={!active || undefined}>
      <span className={classes.place}>{n + 1}</span>
      <div className={classes.what}>
        <div className="row">
          <Link to={`/admin/service-levels/${key}`} className="b cut">
            {title}
          </Link>
          {!active && <Pill icon="pause">{w('not-in-use')}</Pill>}
        </div>
        <div className={classes.scope}>
          {definition.scope.trim() === '' ? (
            <span className="t2">{w(n === 0 ? 'everything-alone' : 'everything')}</span>
          ) : (
            <ScopeChips scope={definition.scope} />
          )}
        </div>
        <div className="t3 f12">
          {w('row-hours', { calendar: calendar.name })} · {w('open', { n: open })}
        </div>
      </div>
      <Targets policy={policy} />
      {manages && <Tools policy={policy} n={n} all={all} />}
    </li>
  )
}

/** Each promise with its range over the priorities: Solve 4h – 40h. */
const Targets = ({ policy }: { policy: Policy }) => (
  <dl className={classes.targets}>
    {policy.definition.targets.map(({ metric, minutes }) => {
      const some = minutes.filter((one) => one !== null)
      const [least, most] = [Math.min(...some), Math.max(...some)]
      return (
        <div key={metric}>
          <dt>{clockTitle(metric)}</dt>
          <dd>
            {minutesText(least)}
            {most > least && ` – ${minutesText(most)}`}
          </dd>
        </div>
      )
    })}
  </dl>
)

function Tools({ policy: { id, title, active }, n, all }: Omit<RowProps, 'manages'>) {
  const order = useCommand(clocks.orderPolicies, { done: w('ordered') })
  const activate = useCommand(clocks.activatePolicy, {
    done: w(active ? 'turned-off' : 'turned-on', { title }),
  })
  const swap = (by: -1 | 1) => {
    const ids = all.map((one) => one.id)
    const other = ids[n + by]
    if (other === undefined) return
    order.mutate({ ids: ids.with(n, other).with(n + by, id) })
  }
  return (
    <span className={classes.tools}>
      {n > 0 && <IconButton icon="up" label={w('move-up', { title })} onClick={() => swap(-1)} />}
      {n < all.length - 1 && (
        <IconButton icon="sort" label={w('move-down', { title })} onClick={() => swap(1)} />
      )}
      <IconButton
        icon={active ? 'pause' : 'undo'}
        label={w(active ? 'turn-off' : 'turn-on', { title })}
        onClick={() => activate.mutate({ id, active: !active })}
      />
    </span>
  )
}
