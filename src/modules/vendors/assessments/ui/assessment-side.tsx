import { useCommand } from '#kit/api'
import { fieldOf } from '#kit/fields-of'
import type { ControlExtras } from '#kit/form/control.tsx'
import { EditInPlace, underField } from '#kit/form/edit-in-place.tsx'
import { Link } from '#kit/link.tsx'
import { Section } from '#kit/panel.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import { FilesSection } from '#facets/files/ui/files-section.tsx'
import { LinksSection } from '#facets/links/ui/links-section.tsx'
import { TagsFact } from '#facets/tags/ui/tags-fact.tsx'
import { findPeople } from '#modules/people/ui/finders'
import { useSaid } from '../../ui/contract-words.tsx'
import { assessing } from '../contract.ts'
import type { Assessment } from './assessment-page.tsx'
import { w } from './words.ts'

const { input } = assessing.saveAssessment

/** Beside the questions: who asks by when, with which edition, and the papers that show it. */
export function AssessmentSide({ assessment }: { assessment: Assessment }) {
  const { day } = useSaid()
  const { questionnaire, assessor, due_on, note, can } = assessment
  const record = { id: assessment.id, kind: 'assessment', key: assessment.key }
  const refused = can.write ? null : ''
  return (
    <>
      <Section title={w('facts')}>
        <PropsList>
          <Fact assessment={assessment} name="due_on" value={due_on} shown={day(due_on)} ahead />
          <Fact
            assessment={assessment}
            name="assessor_id"
            value={assessor?.id}
            shown={assessor?.name}
            search={findPeople}
            known={assessor ? [{ id: assessor.id, title: assessor.name, to: '' }] : []}
          />
          <Prop title={w('asked-by')}>
            <Link to={`/vendors/questionnaires/${questionnaire.key}`}>
              {w('edition', { name: questionnaire.name, n: questionnaire.edition })}
            </Link>
            {!questionnaire.is_latest && <div className="t3 f12">{w('older')}</div>}
          </Prop>
          <Fact assessment={assessment} name="note" value={note} shown={note} />
          <Prop title={w('tags')}>
            <TagsFact record={record} refused={refused} />
          </Prop>
        </PropsList>
      </Section>
      <FilesSection record={record} refused={refused} />
      <LinksSection record={record} refused={refused} />
    </>
  )
}

interface FactProps extends ControlExtras {
  assessment: Assessment
  name: 'due_on' | 'assessor_id' | 'note'
  value: unknown
  shown: string | undefined
}

function Fact({ assessment: { id, version, can }, name, value, shown, ...extras }: FactProps) {
  const save = useCommand(assessing.saveAssessment, { form: underField })
  return (
    <Prop title={fieldOf(input, name).title}>
      <EditInPlace
        {...extras}
        schema={input}
        name={name}
        value={value}
        version={version}
        refused={can.write ? null : ''}
        save={(next, edited) => save.mutateAsync({ id, version: edited, [name]: next })}
      >
        {shown}
      </EditInPlace>
    </Prop>
  )
}
