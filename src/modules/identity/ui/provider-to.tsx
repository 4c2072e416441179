import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Reply } from '#lib/contract'
import { ask, useAsk } from '#kit/api'
import { Door } from '#kit/door.tsx'
import { Link } from '#kit/link.tsx'
import type { Refused } from '#kit/refused'
import { Skeleton } from '#kit/skeleton.tsx'
import { useParam, useSearchState } from '#kit/url'
import { identity } from '../contract.ts'
import { Purpose } from '../contract/sign-on.ts'
import { nextIn } from './next.ts'
import { once } from './once.ts'
import { ProviderButtons } from './provider-buttons.tsx'
import { w } from './sign-on-words.ts'
import { w as said } from './words.ts'

/** On to one provider: for a bookmark or a tile there, and for the window that was opened to show who it is. */
export function Screen() {
  const name = useParam('name')
  const [search] = useSearchState()
  const purpose = Purpose.catch('enter').parse(search['purpose'])
  const { data: door } = useAsk(identity.door, {})
  const foot = <Link to="/sign-in">{said('back-to-sign-in')}</Link>
  const providers = door?.providers.filter((one) => one.name === name) ?? []
  if (purpose !== 'enter') return <Onward name={name} purpose={purpose} />
  return (
    <Door
      title={door?.organisation ? said('sign-in-to', { organisation: door.organisation }) : said('sign-in')}
      foot={foot}
    >
      {/* Not by itself: nobody comes in without a click of their own, whatever link led here. */}
      {door && providers.length === 0 && <p>{w('to-nobody')}</p>}
      <ProviderButtons providers={providers} next={nextIn(search)} />
    </Door>
  )
}

/** The click that opened this window was the one it takes. */
function Onward({ name, purpose }: { name: string; purpose: 'prove' | 'try' }) {
  const { data, error } = useQuery<Reply<typeof identity.beginProvider>, Refused>({
    queryKey: ['provider-to', name, purpose],
    queryFn: () => ask(identity.beginProvider, { name, purpose }),
    ...once,
  })
  const to = data?.to
  useEffect(() => {
    if (to !== undefined) window.location.replace(to)
  }, [to])
  if (error)
    return (
      <Door title={w('not-shown')}>
        <p role="alert">{error.message}</p>
      </Door>
    )
  return (
    <Door title={w('going-there')}>
      <Skeleton shape="text" />
    </Door>
  )
}
