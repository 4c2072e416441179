import { useAsk, useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { ProfilePage } from '#kit/profile.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Panel } from '#kit/panel.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { identity } from '../contract.ts'
import { SessionRows } from './session-rows.tsx'
import { SignIns } from './sign-in-rows.tsx'
import { w } from './words.ts'

/** Where the reader is signed in; any of it can be ended from here. */
export function Screen() {
  const { data, error } = useAsk(identity.sessions, {}, { kinds: ['account'] })
  const end = useCommand(identity.endSessions, {
    done: (_, { id }) => w('ended', { n: id === undefined ? 2 : 1 }),
  })
  const others = data?.items.filter(({ current }) => !current).length ?? 0
  return (
    <ProfilePage
      current="sessions"
      text={w('sessions-text')}
      actions={
        others > 0 && (
          <Button onClick={() => end.mutate({})} busy={end.isPending}>
            {w('end-others')}
          </Button>
        )
      }
    >
      {error && <PageFault error={error} />}
      {!data && !error && <Skeleton shape="rows" />}
      {data && (
        <div className="stack wide">
          <Panel>
            <SessionRows sessions={data.items} onEnd={({ id }) => end.mutate({ id })} />
          </Panel>
          <SignIns />
        </div>
      )}
    </ProfilePage>
  )
}
