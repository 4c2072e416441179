import { Panel, PanelBody } from '#kit/panel.tsx'
import { Phase } from '../engine/workflow.ts'
import { w } from './words.ts'
import classes from './workflow.module.css'

/** What each phase means to clocks and lists. */
export const PhaseWords = () => (
  <Panel title={w('state-phase')}>
    <PanelBody>
      <dl className={classes.phases}>
        {Phase.options.map((phase) => (
          <div key={phase}>
            <dt>{w(`phase.${phase}`)}</dt>
            <dd>{w(`phase.${phase}.what`)}</dd>
          </div>
        ))}
      </dl>
    </PanelBody>
  </Panel>
)
