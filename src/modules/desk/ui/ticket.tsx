import { useAsk } from '#kit/api'
import { PageFault } from '#kit/page-fault.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { useParam, useSearchState } from '#kit/url'
import { records } from '#facets/records/contract'
import { desk } from '../contract.ts'
import { kindNames } from '../kind-names.ts'
import { TicketPage } from './ticket-page.tsx'

/** A ticket by the number people say; with `?own` also one that was merged, where its number leads on otherwise. */
export function Screen() {
  const key = useParam('key')
  const [{ own }] = useSearchState()
  const found = useAsk(records.go, { key, own: own !== undefined })
  const id = found.data?.id
  const ticket = useAsk(desk.show, { id: id ?? '' }, { kinds: kindNames, enabled: id !== undefined })
  const error = found.error ?? ticket.error
  if (error) return <PageFault error={error} onAgain={() => void found.refetch()} />
  return ticket.data ? <TicketPage key={ticket.data.id} ticket={ticket.data} /> : <Skeleton shape="rows" />
}
