import { useState } from 'react'
import { ask, useAsk, useCommand } from '#kit/api'
import type { Action } from '#kit/action-bar.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { Link } from '#kit/link.tsx'
import { Loaded } from '#kit/loaded.tsx'
import { Pill } from '#kit/pill.tsx'
import { archiving } from '#kit/record/archiving'
import { NameInPlace } from '#kit/record/name-in-place.tsx'
import { RecordPage } from '#kit/record/record-page.tsx'
import { useParam } from '#kit/url'
import { RecordBody } from '#facets/history/ui/record-body.tsx'
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
export function Screen() {
  const key = useParam('key')
  const answer = useAsk(obliging.obligation, { id: key }, { kinds: ['obligation', 'contract', 'vendor'] })
  return <Loaded answer={answer}>{(obligation) => <Shown obligation={obligation} />}</Loaded>
}

function Shown({ obligation }: { obligation: Obligation }) {
  const [open, setOpen] = useState<Open>()
  const save = useCommand(obliging.saveObligation, { form: underField })
  const { id, key, name, contract, vendor, status, archived, can } = obligation
  const close = () => setOpen(undefined)
  return (
    <RecordPage
      id={id}
      recordKey={key}
      title={name}
      heading={
        <NameInPlace
          schema={obliging.saveObligation.input}
          of={obligation}
          refused={can.write ? null : ''}
          save={save.mutateAsync}
        />
      }
      to={`/vendors/obligations/${key}`}
      icon="hand"
      crumbs={[
        { title: room('vendors'), to: '/vendors' },
        { title: vendor.name, to: `/vendors/${vendor.key}` },
        { title: contract.name, to: `/vendors/contracts/${contract.key}` },
      ]}
      facts={
        <>
          <StatusPill status={status} />
          {archived && <Pill icon="archive">{w('archived')}</Pill>}
          <Link to={`/vendors/contracts/${contract.key}`}>{contract.name}</Link>
        </>
      }
      actions={useActions(obligation, setOpen)}
      side={<ObligationSide obligation={obligation} onDays={() => setOpen('days')} />}
    >
      <RecordBody id={id} kind="obligation">
        <Standing obligation={obligation} />
        <Rounds obligation={obligation} />
      </RecordBody>
      {open === 'meet' && <MeetDialog obligation={obligation} onClose={close} />}
      {open === 'days' && <DaysDialog obligation={obligation} onClose={close} />}
      {(open === 'waive' || open === 'miss') && (
        <ReasonDialog obligation={obligation} how={open} onClose={close} />
      )}
    </RecordPage>
  )
}

const why = (verdict: true | string) => (verdict === true ? undefined : verdict)

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
            refused: why(can.meet),
            run: () => open('meet'),
          },
          ...(can.write
            ? [
                {
                  name: 'waive',
                  title: w('waive'),
                  icon: 'minus' as const,
                  refused: why(can.waive),
                  run: () => open('waive'),
                },
                {
                  name: 'miss',
                  title: w('miss'),
                  icon: 'warn' as const,
                  refused: why(can.miss),
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
            refused: why(can.reopen),
            busy: reopen.isPending,
            run: () => reopen.mutate({ id, version }),
          },
        ]
  return [...settling, ...back, ...(can.write ? [archiving({ id, archived }, archive)] : [])]
}
