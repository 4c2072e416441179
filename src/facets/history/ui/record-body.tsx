import type { ReactNode } from 'react'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { RecordPanels } from '#kit/record/panels.tsx'
import { History } from './history.tsx'
import classes from './record-body.module.css'
import { w } from './words.ts'

interface RecordBodyProps {
  id: string
  kind: string
  /** What its own room shows of it. */
  children: ReactNode
}

/** What stands on a record's page: what its own room shows, what other rooms add, and what happened. */
export const RecordBody = ({ id, kind, children }: RecordBodyProps) => (
  <div className={`stack wide ${classes.body}`}>
    {children}
    <RecordPanels kind={kind} id={id} />
    <Panel title={w('story')}>
      <PanelBody>
        <History id={id} kind={kind} />
      </PanelBody>
    </Panel>
  </div>
)
