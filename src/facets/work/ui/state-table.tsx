import { Radio, Select, TextInput } from '@mantine/core'
import { Button, IconButton } from '#kit/button.tsx'
import { tooLong } from '#kit/form/issues'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { say } from '#lib/words'
import { Phase, State, type Workflow } from '../engine/workflow.ts'
import type { WorkflowProblem } from '../engine/workflow-problems.ts'
import { addState, changeState, dropState } from './edit-flow.ts'
import { w } from './words.ts'
import classes from './workflow.module.css'

const waits = ['requester', 'supplier', 'date'] as const
const phases = Phase.options.map((value) => ({ value, label: w(`phase.${value}`) }))

export interface TableProps {
  flow: Workflow
  problems: readonly WorkflowProblem[]
  onChange: (flow: Workflow) => void
}

/** What is wrong with one row, and with which of its fields. */
export const problemAt = (problems: readonly WorkflowProblem[], list: string, at: number, field?: string) => {
  const found = problems.find(
    ({ path }) => path[0] === list && path[1] === at && (field === undefined || path[2] === field),
  )
  return found && say(found.sentence)
}

/** The states, one a line: what they are called and which phase they stand for. */
export function StateTable({
  flow,
  open,
  problems,
  onChange,
}: TableProps & { open: ReadonlyMap<string, number> }) {
  return (
    <Panel
      title={w('states-title')}
      sub={w('states-text')}
      end={
        <Button size="s" icon="plus" onClick={() => onChange(addState(flow, w('state-new')))}>
          {w('state-add')}
        </Button>
      }
    >
      <PanelBody>
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{w('state-title')}</th>
                <th scope="col">{w('state-phase')}</th>
                <th scope="col">{w('state-waits')}</th>
                <th scope="col">{w('state-first')}</th>
                <th scope="col">{w('state-open')}</th>
                <th scope="col">{w('state-name')}</th>
                <th scope="col">
                  <span className="sr">{w('tools')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {flow.states.map((state, n) => (
                <tr key={state.name}>
                  <StateCells
                    state={state}
                    error={problemAt(problems, 'states', n)}
                    onChange={(part) => onChange(changeState(flow, n, part))}
                  />
                  <td>
                    <Radio
                      name="first-state"
                      aria-label={w('state-is-first', { title: state.title })}
                      checked={flow.initial === state.name}
                      onChange={() => onChange({ ...flow, initial: state.name })}
                    />
                  </td>
                  <td className="num t2">{open.get(state.name) ?? 0}</td>
                  <td className="t3 f12 mono">{state.name}</td>
                  <td>
                    <IconButton
                      icon="trash"
                      label={w('state-remove', { title: state.title })}
                      onClick={() => onChange(dropState(flow, state.name))}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </PanelBody>
    </Panel>
  )
}

interface StateCellsProps {
  state: State
  error: string | undefined
  onChange: (part: Partial<State>) => void
}

const StateCells = ({ state, error, onChange }: StateCellsProps) => (
  <>
    <td>
      <TextInput
        size="xs"
        aria-label={w('of-row', { what: w('state-title'), title: state.title })}
        value={state.title}
        error={error ?? tooLong(State.shape.title, state.title)}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
    </td>
    <td>
      <Select
        size="xs"
        aria-label={w('of-row', { what: w('state-phase'), title: state.title })}
        data={phases}
        value={state.phase}
        allowDeselect={false}
        onChange={(value) => onChange({ phase: Phase.parse(value) })}
      />
    </td>
    <td>
      {state.phase === 'waiting' && (
        <Select
          size="xs"
          clearable
          aria-label={w('of-row', { what: w('state-waits'), title: state.title })}
          placeholder={w('waits.none')}
          data={waits.map((value) => ({ value, label: w(`waits.${value}`) }))}
          value={state.waits_for ?? null}
          onChange={(value) => onChange({ waits_for: waits.find((one) => one === value) })}
        />
      )}
    </td>
  </>
)
