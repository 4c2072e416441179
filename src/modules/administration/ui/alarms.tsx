import { useAsk } from '#kit/api'
import { BannerLine, BannerPlace } from '#kit/banner.tsx'
import { Link } from '#kit/link.tsx'
import { administration } from '../contract.ts'

/** A worker that stands still tells nobody: for that it is asked now and then. */
const lookEveryMs = 60_000

/** Above every page of whoever administers, for as long as it stands: what cannot wait until they come by the bridge. */
export function Screen() {
  const { data } = useAsk(administration.alarms, {}, { kinds: ['alarm', 'account'], every: lookEveryMs })
  return (
    <BannerPlace>
      {data?.items.map(({ name, says, sub, to }) => (
        <BannerLine key={name} icon="warn">
          <Link to={to}>{says}</Link>
          <span className="t2">{` · ${sub}`}</span>
        </BannerLine>
      ))}
    </BannerPlace>
  )
}
