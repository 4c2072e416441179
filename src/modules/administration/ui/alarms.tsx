import { useAsk } from '#kit/api'
import { Icon } from '#kit/icon.tsx'
import { Link } from '#kit/link.tsx'
import { administration } from '../contract.ts'
import classes from './alarms.module.css'

/** A worker that stands still tells nobody: for that it is asked now and then. */
const lookEveryMs = 60_000

/** Above every page of whoever administers, for as long as it stands: what cannot wait until they come by the bridge. */
export function Screen() {
  const { data } = useAsk(administration.alarms, {}, { kinds: ['alarm'], every: lookEveryMs })
  return (
    <output className={classes.alarms} data-no-print>
      {data?.items.map(({ name, says, sub, to }) => (
        <span key={name} className={classes.alarm}>
          <Icon name="warn" size="s" />
          <span>
            <Link to={to}>{says}</Link>
            <span className="t2">{` · ${sub}`}</span>
          </span>
        </span>
      ))}
    </output>
  )
}
