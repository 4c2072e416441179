import type { z } from 'zod'
import { Button } from '#kit/button.tsx'
import { columnsOf } from '#kit/table/columns.tsx'
import { usualColumns } from '#kit/table/usual-columns.tsx'
import { RecordsPage } from '#facets/saved-views/ui/records-page.tsx'
import { Beside } from '../../ui/beside.tsx'
import { w as room } from '../../ui/words.ts'
import { assessing } from '../contract.ts'
import { assessmentFilterFields } from '../fields.ts'
import { AssessmentRow } from '../schemas.ts'
import { scoreWords, StatusPill } from './assessment-words.tsx'
import { w } from './words.ts'

type Row = z.output<typeof AssessmentRow>
const kinds = ['assessment', 'vendor', 'questionnaire']
const sorts = () => [
  { name: 'due', title: w('sort.due'), dir: 'asc' as const },
  { name: 'name', title: w('sort.name'), dir: 'asc' as const },
  { name: 'updated', title: w('sort.updated'), dir: 'desc' as const },
]

const columns = columnsOf(
  AssessmentRow,
  ['vendor', 'questionnaire', 'status', 'due_on', 'score', 'assessor', 'again_on', 'updated_at', 'key'],
  {
    vendor: { width: '1fr', main: true },
    questionnaire: { width: '1fr', under: ({ questionnaire }) => questionnaire },
    status: {
      width: 132,
      cell: ({ status }) => <StatusPill status={status} />,
      under: ({ status }) => <StatusPill key="status" status={status} />,
    },
    due_on: { width: 132, sorts: ['due'] },
    score: { width: 88, align: 'end', cell: ({ score }) => <span className="num">{scoreWords(score)}</span> },
    assessor: { width: 132 },
    again_on: { width: 132 },
    ...usualColumns,
    updated_at: { ...usualColumns.updated_at, hidden: true },
  },
)
const at = ({ key }: Row) => `/vendors/assessments/${key}`

/** All assessments of vendors, the one that is due first on top. */
export const Screen = () => (
  <RecordsPage
    title={w('assessments')}
    crumbs={[{ title: room('vendors'), to: '/vendors' }]}
    name="vendors.assessments"
    path="/vendors/assessments"
    rows={assessing.assessments}
    count={assessing.countAssessments}
    kinds={kinds}
    fields={assessmentFilterFields}
    example={w('example')}
    columns={columns}
    sorts={sorts()}
    sort="due"
    at={at}
    empty={{ title: w('empty.title'), text: w('empty.text') }}
    nothing={w('nothing')}
    shares="vendors.write"
    start={{ to: '/vendors/assessments/new', title: w('new'), needs: 'vendors.assess' }}
    beside={
      <>
        <Beside here="assessments" />
        <Button kind="quiet" icon="list" to="/vendors/questionnaires">
          {w('questionnaires')}
        </Button>
      </>
    }
  />
)
