import { useState } from 'react'
import { useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Callout } from '#kit/callout.tsx'
import { Door, Or } from '#kit/door.tsx'
import { Link } from '#kit/link.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { useSearchState } from '#kit/url'
import { identity } from '../contract.ts'
import { nextIn } from './next.ts'
import { type Owed, OwnWay } from './own-way.tsx'
import { type NamedProvider, ProviderButtons } from './provider-buttons.tsx'
import { CodeStep } from './sign-in-code.tsx'
import { w as on } from './sign-on-words.ts'
import { w } from './words.ts'

/** The door: through a provider, or by address and password; and back to what was wanted. */
export function Screen() {
  const [search] = useSearchState()
  const { data: door, isPending } = useAsk(identity.door, {})
  const next = nextIn(search)
  const [owed, setOwed] = useState<Owed>()
  // Which page this is depends on it: a new house must not ask for a password first.
  if (isPending)
    return (
      <Door title="">
        <Skeleton shape="text" />
      </Door>
    )
  if (door && !door.set_up)
    return (
      <Door title={w('not-set-up')}>
        <p>{w('not-set-up-text')}</p>
      </Door>
    )
  if (owed) return <CodeStep next={next} factors={owed} onBack={() => setOwed(undefined)} />
  return (
    <Door
      title={door?.organisation ? w('sign-in-to', { organisation: door.organisation }) : w('sign-in')}
      text={next === '/' ? undefined : w('return-there')}
      foot={
        <>
          <span>{door?.organisation && w('run-by', { organisation: door.organisation })}</span>
          <Link to="/forgot">{w('cannot-sign-in')}</Link>
        </>
      }
    >
      {search['done'] === 'reset' && <Callout tone="good">{w('reset-done')}</Callout>}
      {door && door.providers.length > 0 ? (
        <Through
          providers={door.providers}
          next={next}
          onOwed={setOwed}
          isOnly={door.own_ways !== 'everyone'}
        />
      ) : (
        <OwnWay next={next} isFirst onOwed={setOwed} />
      )}
    </Door>
  )
}

interface ThroughProps {
  providers: readonly NamedProvider[]
  next: string
  /** Only administrators come another way; everyone else is spared its fields. */
  isOnly: boolean
  onOwed: (owed: Owed) => void
}

function Through({ providers, next, isOnly, onOwed }: ThroughProps) {
  const [own, setOwn] = useState(!isOnly)
  return (
    <>
      <ProviderButtons providers={providers} next={next} />
      {own ? (
        <>
          <Or />
          <OwnWay next={next} isFirst={isOnly} onOwed={onOwed} />
        </>
      ) : (
        <Button kind="quiet" onClick={() => setOwn(true)}>
          {on('by-own-way')}
        </Button>
      )}
    </>
  )
}
