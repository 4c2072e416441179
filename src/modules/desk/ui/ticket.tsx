import { useAsk } from '#kit/api'
import { PageFault, PageMissing } from '#kit/page-fault.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { useParam } from '#kit/url'
import { records } from '#facets/records/contract'
import { desk } from '../contract.ts'
import { kindNames } from '../kind-names.ts'
import { TicketPage } from './ticket-page.tsx'

/** A ticket by the number people say. */
export function Screen() {
  const key = useParam('key')
  const found = useAsk(records.go, { key })
  const id = found.data?.id
  const ticket = useAsk(desk.show, { id: id ?? '' }, { kinds: kindNames, enabled: id !== undefined })
  const error = found.error ?? ticket.error
  if (error?.kind === 'not-found') return <PageMissing />
  if (error) return <PageFault error={error} onAgain={() => void found.refetch()} />
  return ticket.data ? <TicketPage key={ticket.data.id} ticket={ticket.data} /> : <Skeleton shape="rows" />
}
