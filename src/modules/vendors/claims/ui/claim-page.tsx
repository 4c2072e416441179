import { useState } from 'react'
import { requestFor } from '#lib/client'
import { useAsk, useCommand } from '#kit/api'
import type { Action } from '#kit/action-bar.tsx'
import { Link } from '#kit/link.tsx'
import { Loaded } from '#kit/loaded.tsx'
import { Pill } from '#kit/pill.tsx'
import { archiving } from '#kit/record/archiving'
import { RecordPage } from '#kit/record/record-page.tsx'
import { useParam } from '#kit/url'
import { RecordBody } from '#facets/history/ui/record-body.tsx'
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
export function Screen() {
  const key = useParam('key')
  const answer = useAsk(claiming.claim, { id: key }, { kinds: ['claim', 'contract', 'vendor'] })
  return <Loaded answer={answer}>{(claim) => <Shown claim={claim} />}</Loaded>
}

function Shown({ claim }: { claim: ClaimView }) {
  const [open, setOpen] = useState<Opened>()
  const { id, key, name, status, archived, vendor } = claim
  return (
    <RecordPage
      id={id}
      recordKey={key}
      title={name}
      to={`/vendors/claims/${key}`}
      icon="flag"
      crumbs={[
        { title: room('vendors'), to: '/vendors' },
        { title: w('claims'), to: '/vendors/claims' },
      ]}
      facts={
        <>
          <ClaimPill status={status} />
          {archived && <Pill icon="archive">{room('archived')}</Pill>}
          <Link to={`/vendors/${vendor.key}`}>{vendor.name}</Link>
        </>
      }
      actions={useActions(claim, setOpen)}
      side={<ClaimSide claim={claim} />}
    >
      <RecordBody id={id} kind="claim">
        <ClaimNote claim={claim} />
        <ClaimLines
          claim={claim}
          onLeave={(line) => setOpen({ leave: line })}
          onAdd={() => setOpen('line')}
        />
      </RecordBody>
      {open !== undefined && <ClaimDialog open={open} claim={claim} onClose={() => setOpen(undefined)} />}
    </RecordPage>
  )
}

const why = (verdict: true | string) => (verdict === true ? undefined : verdict)

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
      refused: why(can.send),
      run: () => open('send'),
    })
  if (answers)
    all.push({
      name: 'answer',
      title: w(isSettled ? 'answer.again' : 'answer'),
      icon: 'edit',
      ...(!isSettled && { kind: 'primary' }),
      refused: why(can.answer),
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
