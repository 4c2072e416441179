import { useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Loaded } from '#kit/loaded.tsx'
import { Page } from '#kit/page.tsx'
import { Panel } from '#kit/panel.tsx'
import { Figures } from '#kit/table/figures.tsx'
import { useParam } from '#kit/url'
import { assets } from '../../contract.ts'
import type { ModelCosts } from '../../costs/schemas.ts'
import { costKinds } from '../../engine/ownership.ts'
import { w as care } from '../care/words.ts'
import { assetsOf } from '../catalogue/model-dialog.tsx'
import { ReadyPanel } from '../minimums/ready-panel.tsx'
import { CurvePanel } from './curve-panel.tsx'
import { PastPanel } from './past-panel.tsx'
import { useMoney } from './said.ts'
import { w } from './words.ts'

/** One model: how many lie ready and must, what all of its devices cost, at which age replacing them is cheapest, and which are past it. */
export function Screen() {
  const id = useParam('id')
  const answer = useAsk(assets.modelCosts, { id }, { kinds: ['asset'] })
  return <Loaded answer={answer}>{(model) => <Shown id={id} model={model} />}</Loaded>
}

function Shown({ id, model }: { id: string; model: ModelCosts }) {
  const title = `${model.manufacturer} ${model.name}`.trim()
  return (
    <Page
      title={title}
      crumbs={[
        { title: care('assets'), to: '/assets' },
        { title: care('models'), to: '/assets/models' },
      ]}
      actions={
        <Button kind="quiet" icon="list" to={assetsOf(model)}>
          {w('model.devices')}
        </Button>
      }
    >
      <div className="stack wide">
        <ReadyPanel id={id} />
        <CurvePanel model={model} />
        <PastPanel model={model} />
        <Sum model={model} />
      </div>
    </Page>
  )
}

function Sum({ model: { costs, unheard } }: { model: ModelCosts }) {
  const { sums } = useMoney()
  return (
    <Panel
      title={w('model.sum', { n: costs.devices, total: sums(costs.total) || w('nothing') })}
      sub={costs.yearly.length > 0 ? w('year.each', { money: sums(costs.yearly) }) : undefined}
    >
      <Figures
        heads={[w('made'), w('sum')]}
        foot={
          <tr>
            <th scope="row">
              {w('total')}
              {costs.unknown > 0 && <span className="t3 f12"> · {w('unknown', { n: costs.unknown })}</span>}
            </th>
            <td>{sums(costs.total)}</td>
          </tr>
        }
      >
        {costKinds.map((kind) => (
          <tr key={kind}>
            <th scope="row">{w(kind === 'worth' ? 'kind.both' : `kind.${kind}`)}</th>
            <td>{unheard.some((part) => part === kind) ? w('not-known') : sums(costs[kind])}</td>
          </tr>
        ))}
      </Figures>
    </Panel>
  )
}
