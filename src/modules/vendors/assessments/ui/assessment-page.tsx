import { useState } from 'react'
import type { z } from 'zod'
import { useCommand } from '#kit/api'
import type { Action } from '#kit/action-bar.tsx'
import { Link } from '#kit/link.tsx'
import { useMay } from '#kit/me.tsx'
import { archiving } from '#kit/record/archiving'
import { whyNot } from '#kit/record/why-not'
import { OneRecord } from '#facets/pages/ui/one-record.tsx'
import { RecordScreen } from '#facets/pages/ui/record-screen.tsx'
import { w as room } from '../../ui/words.ts'
import { assessing } from '../contract.ts'
import type { AssessmentView } from '../schemas.ts'
import { AcceptDialog } from './accept-dialog.tsx'
import { AssessmentSide } from './assessment-side.tsx'
import { StatusPill } from './assessment-words.tsx'
import { Questions } from './questions.tsx'
import { StandingPanel } from './standing.tsx'
import { w } from './words.ts'

export type Assessment = z.output<typeof AssessmentView>

/** One assessment: how it stands, what is asked, what was answered, what shows it. */
export const Screen = () => (
  <OneRecord by={assessing.assessment} kinds={['assessment', 'vendor', 'questionnaire']}>
    {(assessment) => <Shown assessment={assessment} />}
  </OneRecord>
)

function Shown({ assessment }: { assessment: Assessment }) {
  const [accepting, setAccepting] = useState(false)
  const { vendor, status } = assessment
  return (
    <RecordScreen
      kind="assessment"
      of={assessment}
      crumbs={[
        { title: room('vendors'), to: '/vendors' },
        { title: vendor.name, to: `/vendors/${vendor.key}` },
      ]}
      state={<StatusPill status={status} />}
      facts={<Link to={`/vendors/${vendor.key}`}>{vendor.name}</Link>}
      actions={useActions(assessment, () => setAccepting(true))}
      side={<AssessmentSide assessment={assessment} />}
    >
      <StandingPanel assessment={assessment} />
      <Questions assessment={assessment} />
      {accepting && <AcceptDialog assessment={assessment} onClose={() => setAccepting(false)} />}
    </RecordScreen>
  )
}

function useActions({ id, status, archived, can }: Assessment, accept: () => void): Action[] {
  const finish = useCommand(assessing.finishAssessment, { done: w('finish.done') })
  const reopen = useCommand(assessing.reopenAssessment)
  const archive = useCommand(assessing.archiveAssessment)
  const keeps = useMay()('vendors.write')
  if (!can.write) return []
  const main: Action[] =
    status === 'open'
      ? [
          {
            name: 'finish',
            title: w('finish'),
            icon: 'check',
            kind: 'primary',
            refused: whyNot(can.finish),
            busy: finish.isPending,
            run: () => finish.mutate({ id }),
          },
        ]
      : [
          {
            name: 'reopen',
            title: w('reopen'),
            icon: 'undo',
            busy: reopen.isPending,
            run: () => reopen.mutate({ id }),
          },
        ]
  if (status === 'finished')
    main.unshift({
      name: 'accept',
      title: w('accept'),
      icon: 'check',
      kind: 'primary',
      refused: whyNot(can.accept),
      run: accept,
    })
  return [...(archived ? [] : main), ...(keeps ? [archiving({ id, archived }, archive)] : [])]
}
