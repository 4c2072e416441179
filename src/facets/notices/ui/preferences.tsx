import type { Reply, Sent } from '#lib/contract'
import { useAsk, useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Callout } from '#kit/callout.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Panel } from '#kit/panel.tsx'
import { ProfilePage } from '#kit/profile.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { notices } from '../contract.ts'
import { ChoicesTable } from './choices-table.tsx'
import { Devices } from './devices.tsx'
import { Rhythm } from './rhythm.tsx'
import { w } from './words.ts'

export type Mine = Reply<typeof notices.wishes>
export type Wish = (wish: Sent<typeof notices.wish>) => void

/** What the reader is told, by which ways, and when. */
export function Screen() {
  const { data, error } = useAsk(notices.wishes, {})
  const wish = useCommand(notices.wish)
  const test = useCommand(notices.test, { done: w('tested') })
  return (
    <ProfilePage
      current="notices"
      text={w('notices-text')}
      actions={
        <Button busy={test.isPending} onClick={() => test.mutate({})}>
          {w('test')}
        </Button>
      }
    >
      {error && <PageFault error={error} />}
      {!data && !error && <Skeleton shape="rows" />}
      {data && (
        <div className="stack wide">
          {!data.mails && <Callout tone="info">{w('no-mail')}</Callout>}
          <Panel title={w('kinds')}>
            <ChoicesTable mine={data} wish={wish.mutate} />
          </Panel>
          <Rhythm
            key={[data.digest_minute, data.quiet_from, data.quiet_to].join(' ')}
            mine={data}
            wish={wish.mutate}
          />
          <Devices />
        </div>
      )}
    </ProfilePage>
  )
}
