import { useState } from 'react'
import type { z } from 'zod'
import { useAsk, useCommand } from '#kit/api'
import type { Action } from '#kit/action-bar.tsx'
import { Link } from '#kit/link.tsx'
import { useMay } from '#kit/me.tsx'
import { Pill } from '#kit/pill.tsx'
import { archiving } from '#kit/record/archiving'
import { RecordPage } from '#kit/record/record-page.tsx'
import { Loaded } from '#kit/loaded.tsx'
import { useParam } from '#kit/url'
import { RecordBody } from '#facets/history/ui/record-body.tsx'
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
export function Screen() {
  const key = useParam('key')
  const answer = useAsk(
    assessing.assessment,
    { id: key },
    { kinds: ['assessment', 'vendor', 'questionnaire'] },
  )
  return <Loaded answer={answer}>{(assessment) => <Shown assessment={assessment} />}</Loaded>
}

function Shown({ assessment }: { assessment: Assessment }) {
  const [accepting, setAccepting] = useState(false)
  const { id, key, name, vendor, status, archived } = assessment
  return (
    <RecordPage
      id={id}
      recordKey={key}
      title={name}
      to={`/vendors/assessments/${key}`}
      icon="shield"
      crumbs={[
        { title: room('vendors'), to: '/vendors' },
        { title: vendor.name, to: `/vendors/${vendor.key}` },
      ]}
      facts={
        <>
          <StatusPill status={status} />
          {archived && <Pill icon="archive">{w('archived')}</Pill>}
          <Link to={`/vendors/${vendor.key}`}>{vendor.name}</Link>
        </>
      }
      actions={useActions(assessment, () => setAccepting(true))}
      side={<AssessmentSide assessment={assessment} />}
    >
      <RecordBody id={id} kind="assessment">
        <StandingPanel assessment={assessment} />
        <Questions assessment={assessment} />
      </RecordBody>
      {accepting && <AcceptDialog assessment={assessment} onClose={() => setAccepting(false)} />}
    </RecordPage>
  )
}

const why = (verdict: true | string) => (verdict === true ? undefined : verdict)

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
            refused: why(can.finish),
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
      refused: why(can.accept),
      run: accept,
    })
  return [...(archived ? [] : main), ...(keeps ? [archiving({ id, archived }, archive)] : [])]
}
