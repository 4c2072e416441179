import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Reply } from '#lib/contract'
import { ask } from '#kit/api'
import { Door } from '#kit/door.tsx'
import { Link } from '#kit/link.tsx'
import type { Refused } from '#kit/refused'
import { Skeleton } from '#kit/skeleton.tsx'
import { identity } from '../contract.ts'
import { secretHere } from './next.ts'
import { w } from './words.ts'

export type LinkFacts = Reply<typeof identity.lookAtLink>

interface ByLinkProps {
  kind: LinkFacts['kind']
  children: (link: LinkFacts, secret: string) => ReactNode
}

/** A page that only the holder of a link comes to; a link that does not work says what to do. */
export function ByLink({ kind, children }: ByLinkProps) {
  const secret = secretHere()
  const { data, error } = useQuery<LinkFacts, Refused>({
    queryKey: ['link', secret],
    queryFn: ({ signal }) => ask(identity.lookAtLink, { secret }, signal),
    enabled: secret.length >= 20,
    staleTime: Infinity,
    retry: false,
  })
  const foot = <Link to="/sign-in">{w('back-to-sign-in')}</Link>
  if (secret.length < 20)
    return (
      <Door title={w('link-none')} foot={foot}>
        <p>{w('link-none-text')}</p>
      </Door>
    )
  if (error || (data && data.kind !== kind))
    return (
      <Door title={w('link-spent')} foot={foot}>
        <p role="alert">{error?.message ?? w('link-none-text')}</p>
      </Door>
    )
  if (!data)
    return (
      <Door title="">
        <Skeleton shape="text" />
      </Door>
    )
  return children(data, secret)
}
