import { Link } from '#kit/link.tsx'
import { Prop } from '#kit/props-list.tsx'
import { FilesSection } from '#facets/files/ui/files-section.tsx'
import { LinksSection } from '#facets/links/ui/links-section.tsx'
import { factOf } from '#facets/pages/ui/facts.tsx'
import { FactsSection } from '#facets/pages/ui/record-side.tsx'
import { refusedBy } from '#facets/pages/ui/writable'
import { findPeople } from '#modules/people/ui/finders'
import { useSaid } from '../../ui/contract-words.tsx'
import { assessing } from '../contract.ts'
import type { Assessment } from './assessment-page.tsx'
import { w } from './words.ts'

const Fact = factOf(assessing.saveAssessment)

/** Beside the questions: who asks by when, with which edition, and the papers that show it. */
export function AssessmentSide({ assessment }: { assessment: Assessment }) {
  const { day } = useSaid()
  const { id, key, questionnaire, assessor, due_on, note } = assessment
  const record = { id, kind: 'assessment', key }
  const refused = refusedBy(assessment)
  return (
    <>
      <FactsSection kind="assessment" of={assessment}>
        <Fact of={assessment} name="due_on" shown={day(due_on)} ahead />
        <Fact of={assessment} name="assessor_id" record={assessor} search={findPeople} />
        <Prop title={w('asked-by')}>
          <Link to={`/vendors/questionnaires/${questionnaire.key}`}>
            {w('edition', { name: questionnaire.name, n: questionnaire.edition })}
          </Link>
          {!questionnaire.is_latest && <div className="t3 f12">{w('older')}</div>}
        </Prop>
        <Fact of={assessment} name="note" shown={note} />
      </FactsSection>
      <FilesSection record={record} refused={refused} />
      <LinksSection record={record} refused={refused} />
    </>
  )
}
