import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Reply } from '#lib/contract'
import { ask } from '#kit/api'
import { Door } from '#kit/door.tsx'
import { Link } from '#kit/link.tsx'
import type { Refused } from '#kit/refused'
import { Skeleton } from '#kit/skeleton.tsx'
import { useParam } from '#kit/url'
import { identity } from '../contract.ts'
import { leave } from './next.ts'
import { once } from './once.ts'
import { tellBack } from './provider-window.ts'
import { CodeStep } from './sign-in-code.tsx'
import { w } from './sign-on-words.ts'
import { w as said } from './words.ts'

/** What a provider sent along in a form, which the server put into the page. */
const formBrought = () => document.querySelector('meta[name="form"]')?.getAttribute('content') ?? undefined

/** Where a provider sends people back to: they are in, owe a code yet, or are told that they are not in. */
export function Screen() {
  const name = useParam('name')
  // What came along is good once, and nobody's to keep in the address.
  const [answer] = useState(() => formBrought() ?? window.location.search.slice(1))
  const { data, error } = useQuery<Reply<typeof identity.endProvider>, Refused>({
    queryKey: ['provider-back', name, answer],
    queryFn: () => ask(identity.endProvider, { name, answer }),
    ...once,
  })
  useEffect(() => {
    if (!data) return
    if (data.purpose !== 'enter') tellBack(data)
    else if (!data.code) leave(data.next)
  }, [data])
  if (error)
    return (
      <Door title={w('not-in')} foot={<Link to="/sign-in">{said('back-to-sign-in')}</Link>}>
        <p role="alert">{error.message}</p>
      </Door>
    )
  if (data?.code) return <CodeStep next={data.next} factors={data} onBack={() => leave('/sign-in')} />
  if (data && data.purpose !== 'enter')
    return (
      <Door title={w('shown')}>
        <p>{w('shown-text')}</p>
      </Door>
    )
  return (
    <Door title={w('coming-back')}>
      <Skeleton shape="text" />
    </Door>
  )
}
