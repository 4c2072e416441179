import { useState } from 'react'
import { z } from 'zod'
import { Administration } from '#kit/administration.tsx'
import { useAsk, useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Callout } from '#kit/callout.tsx'
import { useMay } from '#kit/me.tsx'
import { ClashPanel, whyWait } from '#kit/form/meanwhile.tsx'
import { useMeanwhile } from '#kit/form/use-meanwhile'
import { PageFault } from '#kit/page-fault.tsx'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { useParam } from '#kit/url'
import type { Reply } from '#lib/contract'
import { say } from '#lib/words'
import { work } from '../contract.ts'
import type { Workflow } from '../engine/workflow.ts'
import { workflowProblems, type WorkflowProblem } from '../engine/workflow-problems.ts'
import { MappingPanel } from './mapping-panel.tsx'
import { MoveTable } from './move-table.tsx'
import { PhaseWords } from './phase-words.tsx'
import { Picture } from './picture.tsx'
import { StateTable } from './state-table.tsx'
import { w } from './words.ts'
import classes from './workflow.module.css'

type Shown = Reply<typeof work.workflow>

/** One kind's workflow: as a picture that moves along, as tables of states and moves, and what a change would do. */
export function Screen() {
  const kind = useParam('kind')
  const { data, error } = useAsk(work.workflow, { kind })
  return (
    <Administration
      current="workflows"
      heading={data?.kind_title}
      text={
        data &&
        (data.created_by ? w('version-by', { n: data.version, name: data.created_by.name }) : w('usual'))
      }
    >
      {error && <PageFault error={error} />}
      {!data && !error && <Skeleton shape="form" />}
      {data && <Editor key={kind} saved={data} />}
    </Administration>
  )
}

function Editor({ saved }: { saved: Shown }) {
  const [flow, setFlow] = useState<Workflow>(saved.definition)
  const manages = useMay()('work.manage')
  const problems = workflowProblems(flow)
  const isDirty = JSON.stringify(flow) !== JSON.stringify(saved.definition)
  const open = new Map(saved.open.map(({ state, n }) => [state, n]))
  const save = useCommand(work.saveWorkflow, {
    done: ({ version }) => w('saved', { version }),
    form: { refuse: (given) => meanwhile.heard(given) },
    after: (_, { definition }) => meanwhile.saved(definition),
  })
  const meanwhile = useMeanwhile({
    now: { values: saved.definition, version: saved.version },
    values: flow,
    put: (merged) => setFlow(merged as unknown as Workflow),
    again: (merged, version = saved.version) => {
      const definition = merged as unknown as Workflow
      if (workflowProblems(definition).length === 0) save.mutate({ kind: saved.kind, version, definition })
    },
  })
  const { clash } = meanwhile
  const refused = whyWait(clash) ?? refusal({ manages, isDirty, problems })
  return (
    <div className="stack wide" data-edits>
      <Panel title={w('picture')} sub={w('picture-text')}>
        <PanelBody>
          <Picture flow={flow} open={open} />
        </PanelBody>
      </Panel>
      <StateTable flow={flow} open={open} problems={problems} onChange={setFlow} />
      <MoveTable flow={flow} problems={problems} onChange={setFlow} />
      <div className={classes.pair}>
        <PhaseWords />
        <MappingPanel kind={saved.kind} flow={isDirty && problems.length === 0 ? flow : undefined} />
      </div>
      {problems.length > 0 && <Problems problems={problems} />}
      {clash && (
        <ClashPanel
          clash={clash}
          title={(part) => w(`part-${part as keyof Workflow}`)}
          said={(_, value) => partSaid(value)}
          valueOf={(part) => flow[part as keyof Workflow]}
          settle={meanwhile.settle}
        />
      )}
      <footer className={classes.foot}>
        <Button
          kind="primary"
          busy={save.isPending}
          refused={refused}
          data-saves
          onClick={() =>
            save.mutate({
              kind: saved.kind,
              version: meanwhile.base.version ?? saved.version,
              definition: flow,
            })
          }
        >
          {w('save', { n: saved.version + 1 })}
        </Button>
        {isDirty && (
          <Button
            kind="quiet"
            onClick={() => {
              meanwhile.forget()
              setFlow(saved.definition)
            }}
          >
            {w('undo')}
          </Button>
        )}
      </footer>
    </div>
  )
}

/** A part of a workflow by the names of what is in it. */
const partSaid = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value
  const titled = z.array(z.object({ title: z.string() })).safeParse(value).data
  return titled?.map(({ title }) => title).join(', ')
}

interface Standing {
  manages: boolean
  isDirty: boolean
  problems: readonly WorkflowProblem[]
}

function refusal({ manages, isDirty, problems }: Standing): string | undefined {
  if (!manages) return w('may-not')
  if (problems.length > 0) return w('problems', { n: problems.length })
  return isDirty ? undefined : w('nothing-changed')
}

const Problems = ({ problems }: { problems: readonly WorkflowProblem[] }) => (
  <Callout tone="bad" title={w('problems', { n: problems.length })}>
    <ul>
      {problems.map(({ path, sentence }) => (
        <li key={`${path.join('.')} ${sentence.key}`}>{say(sentence)}</li>
      ))}
    </ul>
  </Callout>
)
