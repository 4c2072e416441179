import { MultiSelect, Select, TextInput } from '@mantine/core'
import { Button, IconButton } from '#kit/button.tsx'
import { tooLong } from '#kit/form/issues'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { Move, Need } from '../engine/workflow.ts'
import { addMove, changeMove, dropMove, raiseMove } from './edit-flow.ts'
import { problemAt, type TableProps } from './state-table.tsx'
import { w } from './words.ts'
import classes from './workflow.module.css'

const needs = Need.options.map((value) => ({ value, label: w(`need.${value}`) }))

/** The moves, in the order of their buttons: from where to where, and what each asks for. */
export function MoveTable({ flow, problems, onChange }: TableProps) {
  const states = flow.states.map(({ name, title }) => ({ value: name, label: title }))
  return (
    <Panel
      title={w('moves-title')}
      sub={w('moves-text')}
      end={
        <Button size="s" icon="plus" onClick={() => onChange(addMove(flow, w('move-new')))}>
          {w('move-add')}
        </Button>
      }
    >
      <PanelBody>
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{w('move-title')}</th>
                <th scope="col">{w('move-from')}</th>
                <th scope="col">{w('move-to')}</th>
                <th scope="col">{w('move-needs')}</th>
                <th scope="col">
                  <span className="sr">{w('tools')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {flow.moves.map((move, n) => (
                // Two moves may have one verb, so only the place tells them apart.
                // oxlint-disable-next-line react/no-array-index-key
                <tr key={n}>
                  <MoveCells
                    move={move}
                    states={states}
                    error={problemAt(problems, 'moves', n)}
                    onChange={(part) => onChange(changeMove(flow, n, part))}
                  />
                  <td className="nw">
                    {n > 0 && (
                      <IconButton
                        icon="up"
                        label={w('move-earlier', { title: move.title })}
                        onClick={() => onChange(raiseMove(flow, n))}
                      />
                    )}
                    <IconButton
                      icon="trash"
                      label={w('move-remove', { title: move.title })}
                      onClick={() => onChange(dropMove(flow, n))}
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

interface MoveCellsProps {
  move: Move
  states: { value: string; label: string }[]
  error: string | undefined
  onChange: (part: Partial<Move>) => void
}

function MoveCells({ move, states, error, onChange }: MoveCellsProps) {
  const named = (what: 'move-title' | 'move-from' | 'move-to' | 'move-needs') =>
    w('of-row', { what: w(what), title: move.title })
  return (
    <>
      <td className={classes.titled}>
        <TextInput
          size="xs"
          aria-label={named('move-title')}
          value={move.title}
          error={error ?? tooLong(Move.shape.title, move.title)}
          onChange={(event) => onChange({ title: event.currentTarget.value })}
        />
        <small className="t3 mono">{move.verb}</small>
      </td>
      <td className={classes.many}>
        <MultiSelect
          size="xs"
          aria-label={named('move-from')}
          data={states}
          value={move.from}
          onChange={(from) => onChange({ from })}
        />
      </td>
      <td className={classes.one}>
        <Select
          size="xs"
          aria-label={named('move-to')}
          data={states}
          value={move.to}
          allowDeselect={false}
          onChange={(to) => onChange({ to: to ?? move.to })}
        />
      </td>
      <td className={classes.many}>
        <MultiSelect
          size="xs"
          aria-label={named('move-needs')}
          data={needs}
          value={move.needs}
          onChange={(chosen) => onChange({ needs: Need.array().parse(chosen) })}
        />
      </td>
    </>
  )
}
