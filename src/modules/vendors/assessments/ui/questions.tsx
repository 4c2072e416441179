import { useCommand } from '#kit/api'
import { fieldOf } from '#kit/fields-of'
import { EditInPlace, underField } from '#kit/form/edit-in-place.tsx'
import { Segments } from '#kit/form/segments.tsx'
import { Panel, PanelList, PanelRow } from '#kit/panel.tsx'
import { whyNot } from '#kit/record/why-not'
import { assessing } from '../contract.ts'
import { Answer, type Question } from '../schemas.ts'
import type { Assessment } from './assessment-page.tsx'
import classes from './questions.module.css'
import { w } from './words.ts'

/** What is asked, part by part, with the answer and what shows it. */
export function Questions({ assessment }: { assessment: Assessment }) {
  const parts = new Map<string, Question[]>()
  for (const one of assessment.questions) parts.set(one.part, [...(parts.get(one.part) ?? []), one])
  return [...parts].map(([part, questions]) => (
    <Panel key={part} title={part || w('part.rest')}>
      <PanelList>
        {questions.map((question) => (
          <PanelRow key={question.id} roomy>
            <Asked assessment={assessment} question={question} />
          </PanelRow>
        ))}
      </PanelList>
    </Panel>
  ))
}

const choices = {
  'yes-no': () =>
    (['yes', 'partly', 'no', 'na'] as const).map((value) => ({
      value: value as string,
      label: w(`answer.${value}`),
    })),
  scale: () => [
    ...['1', '2', '3', '4', '5'].map((value) => ({ value, label: value })),
    { value: 'na', label: w('answer.na') },
  ],
}

function Asked({ assessment, question }: { assessment: Assessment; question: Question }) {
  const { id, answers, can } = assessment
  const save = useCommand(assessing.answer, { touches: ['records'], inOrder: true })
  const inPlace = useCommand(assessing.answer, { form: underField, touches: ['records'] })
  const now = answers.find((one) => one.id === question.id) ?? { id: question.id, value: '', evidence: '' }
  const refused = whyNot(can.answer)
  const asking = (part: 'value' | 'evidence') => (
    <EditInPlace
      schema={Answer}
      name={part}
      value={now[part]}
      refused={refused}
      save={(next) => inPlace.mutateAsync({ id, answers: [{ ...now, [part]: next ?? '' }] })}
    >
      {now[part]}
    </EditInPlace>
  )
  return (
    <div className={classes.asked}>
      <div>
        <div>{question.text}</div>
        <div className="t3 f12">
          {question.weight === 0 ? w('weight.none') : w('weight', { n: question.weight })}
        </div>
      </div>
      <div className={classes.answer}>
        {question.kind === 'text' ? (
          asking('value')
        ) : refused === null ? (
          <Segments
            data={[...choices[question.kind](), { value: '', label: w('answer.open') }]}
            value={now.value}
            onChange={(value) => save.mutate({ id, answers: [{ ...now, value: String(value) }] })}
            ariaLabel={w('answer.of', { question: question.text })}
          />
        ) : (
          <b>
            {choices[question.kind]().find(({ value }) => value === now.value)?.label ?? w('answer.open')}
          </b>
        )}
        <div className={classes.evidence}>
          <span className="t3 f12">{fieldOf(Answer, 'evidence').title}</span>
          {asking('evidence')}
        </div>
      </div>
    </div>
  )
}
