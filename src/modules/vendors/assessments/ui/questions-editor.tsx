import { NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useCommand } from '#kit/api'
import { Button, CloseButton, IconButton } from '#kit/button.tsx'
import { Callout } from '#kit/callout.tsx'
import { Panel, PanelBody, PanelList, PanelRow } from '#kit/panel.tsx'
import { assessing } from '../contract.ts'
import { AnswerKind, type Question } from '../schemas.ts'
import type { Questionnaire } from './questionnaire-page.tsx'
import classes from './questions.module.css'
import { w } from './words.ts'

interface QuestionsEditorProps {
  questionnaire: Questionnaire
  onClose: () => void
}

const kinds = () => AnswerKind.options.map((value) => ({ value, label: w(`kind.${value}`) }))

/** A name that none of these has. */
function freshId(questions: readonly Question[]) {
  const taken = new Set(questions.map(({ id }) => id))
  let n = questions.length + 1
  while (taken.has(`q-${n}`)) n++
  return `q-${n}`
}

/** All questions at once: changed, moved, added and taken away; kept together as one edition. */
export function QuestionsEditor({ questionnaire, onClose }: QuestionsEditorProps) {
  const { id, version } = questionnaire
  const [questions, setQuestions] = useState<readonly Question[]>(questionnaire.questions)
  const [problem, setProblem] = useState<string>()
  const save = useCommand(assessing.saveQuestionnaire, {
    form: {
      refuse: ({ message }) => {
        setProblem(message)
        return true
      },
    },
    closes: onClose,
  })
  const change = (at: number, part: Partial<Question>) =>
    setQuestions(questions.map((one, n) => (n === at ? { ...one, ...part } : one)))
  const move = (at: number, to: number) => {
    const moved = [...questions]
    moved.splice(to, 0, ...moved.splice(at, 1))
    setQuestions(moved)
  }
  const add = () =>
    setQuestions([
      ...questions,
      { id: freshId(questions), part: questions.at(-1)?.part ?? '', text: '', kind: 'yes-no', weight: 1 },
    ])
  const empty = questions.some(({ text }) => text.trim() === '')
  return (
    <Panel title={w('q.edit')} sub={w('q.text')}>
      <PanelList>
        {questions.map((one, n) => (
          <PanelRow key={one.id} roomy>
            <div className={classes.editor}>
              <Textarea
                label={w('q.question')}
                autosize
                minRows={1}
                maxLength={600}
                value={one.text}
                onChange={(event) => change(n, { text: event.currentTarget.value })}
              />
              <Select
                label={w('q.kind')}
                data={kinds()}
                allowDeselect={false}
                value={one.kind}
                onChange={(kind) => change(n, { kind: AnswerKind.parse(kind) })}
              />
              <NumberInput
                label={w('q.weight')}
                min={0}
                max={10}
                allowDecimal={false}
                value={one.weight}
                onChange={(weight) => change(n, { weight: Number(weight) })}
              />
              <div className={classes.tools}>
                <TextInput
                  className="grow"
                  aria-label={w('q.part')}
                  placeholder={w('q.part')}
                  maxLength={100}
                  value={one.part}
                  onChange={(event) => change(n, { part: event.currentTarget.value })}
                />
                <IconButton
                  icon="up"
                  label={w('q.up', { n: n + 1 })}
                  disabled={n === 0}
                  onClick={() => move(n, n - 1)}
                />
                <IconButton
                  icon="sort"
                  label={w('q.down', { n: n + 1 })}
                  disabled={n === questions.length - 1}
                  onClick={() => move(n, n + 1)}
                />
                <CloseButton
                  label={w('q.remove', { n: n + 1 })}
                  onClick={() => setQuestions(questions.filter((other) => other !== one))}
                />
              </div>
            </div>
          </PanelRow>
        ))}
      </PanelList>
      <PanelBody>
        {problem && (
          <Callout tone="bad" alert>
            {problem}
          </Callout>
        )}
        <div className="row wrap">
          <Button icon="plus" onClick={add}>
            {w('q.add')}
          </Button>
          <span className="grow" />
          <Button kind="quiet" onClick={onClose}>
            {w('q.leave')}
          </Button>
          <Button
            kind="primary"
            busy={save.isPending}
            refused={empty && w('q.empty')}
            onClick={() => save.mutate({ id, version, questions: [...questions] })}
          >
            {w('q.save')}
          </Button>
        </div>
      </PanelBody>
    </Panel>
  )
}
