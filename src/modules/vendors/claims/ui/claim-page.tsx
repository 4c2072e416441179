import { useState } from 'react'
import { requestFor } from '#lib/client'
import { useCommand } from '#kit/api'
import type { Action } from '#kit/action-bar.tsx'
import { Link } from '#kit/link.tsx'
import { archiving } from '#kit/record/archiving'
import { whyNot } from '#kit/record/why-not'
import { OneRecord } from '#facets/pages/ui/one-record.tsx'
import { RecordScreen } from '#facets/pages/ui/record-screen.tsx'
import { w as room } from '../../ui/words.ts'
import { claiming } from '../contract.ts'
import type { ClaimView } from '../schemas.ts'
import { ClaimDialog, type Opened } from './claim-dialogs.tsx'
import { ClaimLines } from './claim-lines.tsx'
import { ClaimNote } from './claim-note.tsx'
import { ClaimSide } from './claim-side.tsx'
import { ClaimPill } from './claim-words.tsx'
import { w } from './words.ts'

/** One claim: what was not kept, what is owed for it, and what the vendor says. */
export const Screen = () => (
  <OneRecord by={claiming.claim} kinds={['claim', 'contract', 'vendor']}>
    {(claim) => <Shown claim={claim} />}
  </OneRecord>
)

function Shown({ claim }: { claim: ClaimView }) {
  const [open, setOpen] = useState<Opened>()
  const { status, vendor } = claim
  return (
    <RecordScreen
      kind="claim"
      of={claim}
      crumbs={[
        { title: room('vendors'), to: '/vendors' },
        { title: w('claims'), to: '/vendors/claims' },
      ]}
      state={<ClaimPill status={status} />}
      facts={<Link to={`/vendors/${vendor.key}`}>{vendor.name}</Link>}
      actions={useActions(claim, setOpen)}
      side={<ClaimSide claim={claim} />}
    >
      <ClaimNote claim={claim} />
      <ClaimLines claim={claim} onLeave={(line) => setOpen({ leave: line })} onAdd={() => setOpen('line')} />
      {open !== undefined && <ClaimDialog open={open} claim={claim} onClose={() => setOpen(undefined)} />}
    </RecordScreen>
  )
}

function useActions(claim: ClaimView, open: (which: Opened) => void): Action[] {
  const { id, version, status, can } = claim
  const archive = useCommand(claiming.archiveClaim)
  const reopen = useCommand(claiming.reopenClaim)
  const letter: Action = {
    name: 'letter',
    title: w('letter'),
    icon: 'file',
    run: () => void window.open(requestFor(claiming.claimLetter, { id }).url, '_blank', 'noopener'),
  }
  if (!can.write) return [letter]
  const answers = status !== 'prepared' && status !== 'waived'
  const isSettled = answers && status !== 'claimed'
  const all: Action[] = []
  if (status === 'prepared')
    all.push({
      name: 'send',
      title: w('send'),
      icon: 'check',
      kind: 'primary',
      refused: whyNot(can.send),
      run: () => open('send'),
    })
  if (answers)
    all.push({
      name: 'answer',
      title: w(isSettled ? 'answer.again' : 'answer'),
      icon: 'edit',
      ...(!isSettled && { kind: 'primary' }),
      refused: whyNot(can.answer),
      run: () => open('answer'),
    })
  all.push(letter)
  if (can.reopen === true)
    all.push({
      name: 'reopen',
      title: w(status === 'waived' ? 'reopen.waived' : 'reopen'),
      icon: 'undo',
      rare: true,
      busy: reopen.isPending,
      run: () => reopen.mutate({ id, version }),
    })
  if (can.waive === true)
    all.push({ name: 'waive', title: w('waive'), icon: 'close', rare: true, run: () => open('waive') })
  all.push(archiving(claim, archive))
  return all
}
