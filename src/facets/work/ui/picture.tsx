import { titleSaid } from '#lib/words'
import { Icon } from '#kit/icon.tsx'
import { movesFrom, Phase, stateOf, type WorkflowShape } from '../engine/workflow.ts'
import classes from './picture.module.css'
import { w } from './words.ts'

interface PictureProps {
  flow: WorkflowShape
  /** How many open records stand in each state. */
  open?: ReadonlyMap<string, number>
}

/** A workflow read from left to right: phases as columns, states in them, and under each the moves that lead on. */
export const Picture = ({ flow, open }: PictureProps) => (
  <ol className={classes.picture}>
    {Phase.options.map((phase) => {
      const states = flow.states.filter((state) => state.phase === phase)
      return (
        <li key={phase} className={classes.phase}>
          <span className={classes.head}>{w(`phase.${phase}`)}</span>
          {states.length === 0 && <span className="t3 f12">{w('phase-empty')}</span>}
          {states.map(({ name, title }) => (
            <div key={name} className={classes.state}>
              <div className="row">
                <b className="grow cut">{titleSaid(title)}</b>
                {name === flow.initial && <span className="t3 f12">{w('first')}</span>}
                {open && (open.get(name) ?? 0) > 0 && (
                  <span className="t3 f12 nw num">{w('open', { n: open.get(name) ?? 0 })}</span>
                )}
              </div>
              <Moves flow={flow} from={name} />
            </div>
          ))}
        </li>
      )
    })}
  </ol>
)

const Moves = ({ flow, from }: { flow: WorkflowShape; from: string }) => (
  <ul>
    {movesFrom(flow, from).map(({ verb, title, to }, n) => (
      <li key={`${verb} ${n}`} className={classes.move}>
        <Icon name="arrow" size="s" />
        <span>
          {titleSaid(title)} <span className="t3">· {titleSaid(stateOf(flow, to)?.title ?? to)}</span>
        </span>
      </li>
    ))}
  </ul>
)
