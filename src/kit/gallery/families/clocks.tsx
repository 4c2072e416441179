import { ClockCell, ClockLine, ClockWords } from '../../clock-cell.tsx'
import { Panel, PanelBody } from '../../panel.tsx'
import classes from '../gallery.module.css'

/** A clock in each of its states: in a table, in a line, in words. */
export const Clocks = () => (
  <Panel title="One clock is broken, three break by noon" end="9 today">
    <PanelBody>
      <div className={classes.clocks}>
        <ClockCell state="running" dueAt="2026-11-10T14:50:00Z" share={0.2} />
        <ClockCell state="running" dueAt="2026-11-10T08:41:00Z" share={0.93} />
        <ClockCell state="running" dueAt="2026-11-10T08:02:00Z" share={1} />
        <ClockCell state="running" name="Answer" dueAt="2026-11-10T08:02:00Z" share={1} />
        <ClockCell state="paused" share={0.44} />
        <ClockCell state="met" note="in 3 h" />
        <ClockCell state="planned" dueAt="2026-11-12T18:00:00Z" />
        <ClockCell state="ended" words="withdrawn" />
      </div>
      <ClockLine title="Answer" state="met" words="met in 1 h 15 m" note="of 4 h" />
      <ClockLine title="Solve" state="running" dueAt="2026-11-10T14:50:00Z" share={0.2} />
      <ClockLine title="Next" state="broken" words="missed by 10 min" share={1} note="Fri 12:00" />
      <p className="row wrap">
        <ClockWords state="running" dueAt="2026-11-10T14:50:00Z" />
        <ClockWords state="paused" />
      </p>
    </PanelBody>
  </Panel>
)
