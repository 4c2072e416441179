import { useState } from 'react'
import type { z } from 'zod'
import { useAsk, useCommand } from '#kit/api'
import type { Action } from '#kit/action-bar.tsx'
import { EditInPlace, underField } from '#kit/form/edit-in-place.tsx'
import { Panel, PanelList, PanelRow, Section } from '#kit/panel.tsx'
import { Pill } from '#kit/pill.tsx'
import { archiving } from '#kit/record/archiving'
import { RecordPage } from '#kit/record/record-page.tsx'
import { Loaded } from '#kit/loaded.tsx'
import { useParam } from '#kit/url'
import { When } from '#kit/when.tsx'
import { RecordBody } from '#facets/history/ui/record-body.tsx'
import { w as room } from '../../ui/words.ts'
import { assessing } from '../contract.ts'
import type { Question, QuestionnaireView } from '../schemas.ts'
import { w as said } from '../words.ts'
import { QuestionsEditor } from './questions-editor.tsx'
import { w } from './words.ts'

export type Questionnaire = z.output<typeof QuestionnaireView>

/** One questionnaire: its questions as they are now, and its editions. */
export function Screen() {
  const key = useParam('key')
  const answer = useAsk(assessing.questionnaire, { id: key }, { kinds: ['questionnaire', 'assessment'] })
  return <Loaded answer={answer}>{(questionnaire) => <Shown questionnaire={questionnaire} />}</Loaded>
}

function Shown({ questionnaire }: { questionnaire: Questionnaire }) {
  const [editing, setEditing] = useState(false)
  const save = useCommand(assessing.saveQuestionnaire, { form: underField })
  const archive = useCommand(assessing.archiveQuestionnaire)
  const { id, key, name, version, topic, note, archived, questions, can } = questionnaire
  const refused = can.write ? null : ''
  const actions: Action[] = can.write
    ? [
        { name: 'edit', title: w('q.edit'), icon: 'edit', run: () => setEditing(true) },
        archiving(questionnaire, archive),
      ]
    : []
  const inPlace = (field: 'name' | 'note') => (
    <EditInPlace
      schema={assessing.saveQuestionnaire.input}
      name={field}
      value={questionnaire[field]}
      version={version}
      refused={refused}
      save={(next, edited) => save.mutateAsync({ id, version: edited, [field]: next ?? '' })}
    >
      {questionnaire[field]}
    </EditInPlace>
  )
  return (
    <RecordPage
      id={id}
      recordKey={key}
      title={name}
      heading={inPlace('name')}
      to={`/vendors/questionnaires/${key}`}
      icon="list"
      crumbs={[
        { title: room('vendors'), to: '/vendors' },
        { title: w('questionnaires'), to: '/vendors/questionnaires' },
      ]}
      facts={
        <>
          <span>{said(`topic.${topic}`)}</span>
          <span>{w('list.edition', { n: questionnaire.edition })}</span>
          {archived && <Pill icon="archive">{w('archived')}</Pill>}
        </>
      }
      actions={editing ? [] : actions}
      side={
        <>
          {(note || can.write) && <Section title={said('questionnaire')}>{inPlace('note')}</Section>}
          <Editions questionnaire={questionnaire} />
        </>
      }
    >
      <RecordBody id={id} kind="questionnaire">
        {editing ? (
          <QuestionsEditor questionnaire={questionnaire} onClose={() => setEditing(false)} />
        ) : (
          <Panel title={w('questions.n', { n: questions.length })} sub={w('q.text')}>
            <PanelList>
              {questions.map((one) => (
                <Row key={one.id} question={one} />
              ))}
            </PanelList>
          </Panel>
        )}
      </RecordBody>
    </RecordPage>
  )
}

const Row = ({ question: { part, text, kind, weight } }: { question: Question }) => (
  <PanelRow roomy>
    <div className="grow">
      <div>{text}</div>
      <div className="t3 f12">
        {[part, w(`kind.${kind}`), weight === 0 ? w('weight.none') : w('weight', { n: weight })]
          .filter(Boolean)
          .join(', ')}
      </div>
    </div>
  </PanelRow>
)

const Editions = ({ questionnaire: { editions } }: { questionnaire: Questionnaire }) => (
  <Section title={w('editions')}>
    {editions.map((one) => (
      <p key={one.edition} className="f12">
        <span className="b">{w('list.edition', { n: one.edition })}</span>{' '}
        <span className="t2">
          <When at={one.made_at} />, {w('questions.n', { n: one.questions })},{' '}
          {w('used.n', { n: one.assessments })}
        </span>
      </p>
    ))}
  </Section>
)
