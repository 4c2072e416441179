import { useState } from 'react'
import type { z } from 'zod'
import { useCommand } from '#kit/api'
import type { Action } from '#kit/action-bar.tsx'
import { EditInPlace, underField } from '#kit/form/edit-in-place.tsx'
import { Panel, PanelList, PanelRow, Section } from '#kit/panel.tsx'
import { archiving } from '#kit/record/archiving'
import { When } from '#kit/when.tsx'
import { OneRecord } from '#facets/pages/ui/one-record.tsx'
import { NameFact, RecordScreen } from '#facets/pages/ui/record-screen.tsx'
import { refusedBy } from '#facets/pages/ui/writable'
import { w as room } from '../../ui/words.ts'
import { assessing } from '../contract.ts'
import type { Question, QuestionnaireView } from '../schemas.ts'
import { w as said } from '../words.ts'
import { QuestionsEditor } from './questions-editor.tsx'
import { w } from './words.ts'

export type Questionnaire = z.output<typeof QuestionnaireView>

/** One questionnaire: its questions as they are now, and its editions. */
export const Screen = () => (
  <OneRecord by={assessing.questionnaire} kinds={['questionnaire', 'assessment']}>
    {(questionnaire) => <Shown questionnaire={questionnaire} />}
  </OneRecord>
)

function Shown({ questionnaire }: { questionnaire: Questionnaire }) {
  const [editing, setEditing] = useState(false)
  const save = useCommand(assessing.saveQuestionnaire, { form: underField })
  const archive = useCommand(assessing.archiveQuestionnaire)
  const { id, version, topic, note, questions, can } = questionnaire
  const actions: Action[] = can.write
    ? [
        { name: 'edit', title: w('q.edit'), icon: 'edit', run: () => setEditing(true) },
        archiving(questionnaire, archive),
      ]
    : []
  return (
    <RecordScreen
      kind="questionnaire"
      of={questionnaire}
      heading={<NameFact of={questionnaire} by={assessing.saveQuestionnaire} />}
      crumbs={[
        { title: room('vendors'), to: '/vendors' },
        { title: w('questionnaires'), to: '/vendors/questionnaires' },
      ]}
      state={
        <>
          <span>{said(`topic.${topic}`)}</span>
          <span>{w('list.edition', { n: questionnaire.edition })}</span>
        </>
      }
      actions={editing ? [] : actions}
      side={
        <>
          {(note || can.write) && (
            <Section title={said('questionnaire')}>
              <EditInPlace
                schema={assessing.saveQuestionnaire.input}
                name="note"
                value={note}
                version={version}
                refused={refusedBy(questionnaire)}
                save={(next, edited) =>
                  save.mutateAsync({ id, version: edited, note: typeof next === 'string' ? next : '' })
                }
              >
                {note}
              </EditInPlace>
            </Section>
          )}
          <Editions questionnaire={questionnaire} />
        </>
      }
    >
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
    </RecordScreen>
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
