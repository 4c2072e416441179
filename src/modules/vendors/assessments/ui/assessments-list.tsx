import type { z } from 'zod'
import { Button } from '#kit/button.tsx'
import { Empty, Nothing } from '#kit/empty.tsx'
import { ListPage } from '#kit/list/list-page.tsx'
import { useMay } from '#kit/me.tsx'
import { columnsOf } from '#kit/table/columns.tsx'
import { usualColumns } from '#kit/table/usual-columns.tsx'
import { useListHelp } from '#facets/records/ui/use-list-help'
import { useViewedList } from '#facets/saved-views/ui/use-viewed-list.tsx'
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
export function Screen() {
  const may = useMay()
  const viewed = useViewedList({
    name: 'vendors.assessments',
    path: '/vendors/assessments',
    rows: assessing.assessments,
    count: assessing.countAssessments,
    kinds,
    help: useListHelp(assessmentFilterFields),
    sort: 'due',
    at,
    shares: may('vendors.write'),
  })
  return (
    <ListPage
      {...viewed}
      title={w('assessments')}
      label={w('assessments')}
      crumbs={[{ title: room('vendors'), to: '/vendors' }]}
      example={w('example')}
      columns={columns}
      sorts={sorts()}
      nameOf={({ name }) => name}
      empty={
        viewed.none ? (
          <Empty
            title={w('empty.title')}
            text={w('empty.text')}
            start={may('vendors.assess') ? '/vendors/assessments/new' : undefined}
          />
        ) : (
          <Nothing text={w('nothing')} />
        )
      }
      tools={
        <>
          <Beside here="assessments" />
          <Button kind="quiet" icon="list" to="/vendors/questionnaires">
            {w('questionnaires')}
          </Button>
          {may('vendors.assess') && (
            <Button kind="primary" icon="plus" to="/vendors/assessments/new">
              {w('new')}
            </Button>
          )}
        </>
      }
    />
  )
}
