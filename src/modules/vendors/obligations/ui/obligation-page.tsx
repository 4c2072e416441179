import { useState } from 'react'
import { ask, useCommand } from '#kit/api'
import type { Action } from '#kit/action-bar.tsx'
import { Link } from '#kit/link.tsx'
import { archiving } from '#kit/record/archiving'
import { whyNot } from '#kit/record/why-not'
import { OneRecord } from '#facets/pages/ui/one-record.tsx'
import { NameFact, RecordScreen } from '#facets/pages/ui/record-screen.tsx'
import { useSaid } from '../../ui/contract-words.tsx'
import { w as room } from '../../ui/words.ts'
import { obliging } from '../contract.ts'
import { DaysDialog } from './days-dialog.tsx'
import { MeetDialog } from './meet-dialog.tsx'
import { ObligationSide } from './obligation-side.tsx'
import { type Obligation, StatusPill } from './obligation-words.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { Rounds, Standing } from './rounds.tsx'
import { w } from './words.ts'

type Open = 'meet' | 'waive' | 'miss' | 'days'

/** One obligation: who owes what by when, and what was noted of it. */
export const Screen = () => (
  <OneRecord by={obliging.obligation} kinds={['obligation', 'contract', 'vendor']}>
    {(obligation) => <Shown obligation={obligation} />}
  </OneRecord>
)

function Shown({ obligation }: { obligation: Obligation }) {
  const [open, setOpen] = useState<Open>()
  const { contract, vendor, status } = obligation
  const close = () => setOpen(undefined)
  return (
    <RecordScreen
      kind="obligation"
      of={obligation}
      heading={<NameFact of={obligation} by={obliging.saveObligation} />}
      crumbs={[
        { title: room('vendors'), to: '/vendors' },
        { title: vendor.name, to: `/vendors/${vendor.key}` },
        { title: contract.name, to: `/vendors/contracts/${contract.key}` },
      ]}
      state={<StatusPill status={status} />}
      facts={<Link to={`/vendors/contracts/${contract.key}`}>{contract.name}</Link>}
      actions={useActions(obligation, setOpen)}
      side={<ObligationSide obligation={obligation} onDays={() => setOpen('days')} />}
    >
      <Standing obligation={obligation} />
      <Rounds obligation={obligation} />
      {open === 'meet' && <MeetDialog obligation={obligation} onClose={close} />}
      {open === 'days' && <DaysDialog obligation={obligation} onClose={close} />}
      {(open === 'waive' || open === 'miss') && (
        <ReasonDialog obligation={obligation} how={open} onClose={close} />
      )}
    </RecordScreen>
  )
}

function useActions(
  { id, version, state, rounds, archived, can }: Obligation,
  open: (which: Open) => void,
): Action[] {
  const { day } = useSaid()
  const reopen = useCommand(obliging.reopenObligation, {
    done: w('reopen.done', { day: day(rounds[0]?.due_on ?? '2000-01-01') }),
    touches: ['obligations', 'history'],
  })
  const archive = useCommand(obliging.archiveObligation, {
    undo: (_, { archived: away = true }) => ask(obliging.archiveObligation, { id, archived: !away }),
  })
  const settling: Action[] =
    state === 'open' && !archived
      ? [
          {
            name: 'meet',
            title: w('meet'),
            icon: 'check',
            kind: 'primary',
            refused: whyNot(can.meet),
            run: () => open('meet'),
          },
          ...(can.write
            ? [
                {
                  name: 'waive',
                  title: w('waive'),
                  icon: 'minus' as const,
                  refused: whyNot(can.waive),
                  run: () => open('waive'),
                },
                {
                  name: 'miss',
                  title: w('miss'),
                  icon: 'warn' as const,
                  refused: whyNot(can.miss),
                  run: () => open('miss'),
                },
              ]
            : []),
        ]
      : []
  const back: Action[] =
    rounds.length === 0
      ? []
      : [
          {
            name: 'reopen',
            title: w('reopen'),
            icon: 'undo',
            rare: state === 'open',
            refused: whyNot(can.reopen),
            busy: reopen.isPending,
            run: () => reopen.mutate({ id, version }),
          },
        ]
  return [...settling, ...back, ...(can.write ? [archiving({ id, archived }, archive)] : [])]
}
