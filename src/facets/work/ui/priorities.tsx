import { Select } from '@mantine/core'
import { useState } from 'react'
import { Administration } from '#kit/administration.tsx'
import { useAsk, useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Callout } from '#kit/callout.tsx'
import { useMay } from '#kit/me.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import type { Reply } from '#lib/contract'
import { work } from '../contract.ts'
import { type PriorityMatrix, oddCells, unreached } from '../engine/priority.ts'
import { w } from './words.ts'
import classes from './workflow.module.css'

const levels = [1, 2, 3] as const
const priorities = ['1', '2', '3', '4', '5'].map((value) => ({ value, label: `P${value}` }))

/** Which priority follows from impact and urgency. */
export function Screen() {
  const { data, error } = useAsk(work.matrix, {})
  return (
    <Administration current="priorities" text={w('priorities-text')}>
      {error && <PageFault error={error} />}
      {!data && !error && <Skeleton shape="form" />}
      {data && <Editor key={JSON.stringify(data.matrix)} saved={data} />}
    </Administration>
  )
}

function Editor({ saved }: { saved: Reply<typeof work.matrix> }) {
  const [matrix, setMatrix] = useState<PriorityMatrix>(saved.matrix)
  const manages = useMay()('work.manage')
  const save = useCommand(work.saveMatrix, { done: w('matrix-saved') })
  const isDirty = JSON.stringify(matrix) !== JSON.stringify(saved.matrix)
  const isUsual = JSON.stringify(matrix) === JSON.stringify(saved.usual)
  const odd = oddCells(matrix)
  const idle = unreached(matrix)
  const set = (row: number, column: number, value: number) =>
    setMatrix(matrix.map((cells, n) => (n === row ? cells.with(column, value) : cells)))
  return (
    <div className="stack wide">
      <Panel>
        <PanelBody>
          <div className={classes.scroll}>
            <table className={classes.matrix}>
              <thead>
                <tr>
                  <th scope="col">
                    <span className="sr">{w('impact')}</span>
                  </th>
                  {levels.map((urgency) => (
                    <th key={urgency} scope="col">
                      {w('urgency')}: {w('level', { level: urgency })}
                      <small>{w(`urgency.${urgency}`)}</small>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {levels.map((impact) => (
                  <tr key={impact}>
                    <th scope="row">
                      {w('impact')}: {w('level', { level: impact })}
                      <small>{w(`impact.${impact}`)}</small>
                    </th>
                    {levels.map((urgency) => (
                      <td key={urgency}>
                        <div>
                          <Select
                            aria-label={w('cell', {
                              impact: w('level', { level: impact }),
                              urgency: w('level', { level: urgency }),
                            })}
                            data={priorities}
                            allowDeselect={false}
                            value={String(matrix[impact - 1]?.[urgency - 1] ?? 4)}
                            error={odd.has(`${impact} ${urgency}`)}
                            onChange={(value) => set(impact - 1, urgency - 1, Number(value))}
                          />
                        </div>
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </PanelBody>
      </Panel>
      {idle.length > 0 && (
        <p className="t3 f12">
          {w('matrix-idle', { names: idle.map((one) => `P${one}`).join(', '), n: idle.length })}
        </p>
      )}
      {odd.size > 0 && <Callout tone="warn">{w('matrix-odd')}</Callout>}
      <footer className={classes.foot}>
        <Button
          kind="primary"
          busy={save.isPending}
          refused={!manages ? w('may-not') : isDirty ? undefined : w('nothing-changed')}
          onClick={() => save.mutate({ matrix })}
        >
          {w('matrix-save')}
        </Button>
        {!isUsual && (
          <Button kind="quiet" onClick={() => setMatrix(saved.usual)}>
            {w('matrix-usual')}
          </Button>
        )}
      </footer>
    </div>
  )
}
