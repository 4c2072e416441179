import { useState } from 'react'
import { useAsk, useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Meter } from '#kit/meter.tsx'
import { useMay } from '#kit/me.tsx'
import { Page } from '#kit/page.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { whyNot } from '#kit/record/why-not'
import { Skeleton } from '#kit/skeleton.tsx'
import { useParam } from '#kit/url'
import { assets } from '../../contract.ts'
import { results, type Stocktake } from '../../stocktake/schemas.ts'
import { w as care } from '../care/words.ts'
import { ApproveDialog } from './approve-dialog.tsx'
import { Items, Unknown } from './items.tsx'
import { ScanBox } from './scan-box.tsx'
import { StatePill } from './state-pill.tsx'
import { w } from './words.ts'

/** One stocktake: scanning while it is counted, then what is proposed, then what was done. */
export function Screen() {
  const id = useParam('id')
  const { data, error, refetch } = useAsk(assets.stocktake, { id }, { kinds: ['asset', 'place'] })
  if (error && !data) return <PageFault error={error} onAgain={() => void refetch()} />
  return data ? <Shown stocktake={data} /> : <Skeleton shape="rows" />
}

function Shown({ stocktake }: { stocktake: Stocktake }) {
  const { place, figures, state, started_by, items, unknown } = stocktake
  const { missing, misplaced, found, expected } = figures
  const writes = useMay()('assets.write')
  const facts = w('facts', { found: found + misplaced, expected, by: started_by })
  return (
    <Page
      title={w('title', { place: place.name })}
      heading={
        state === 'counting'
          ? w('title', { place: place.name })
          : w('heading', { missing, misplaced, place: place.name })
      }
      crumbs={[
        { title: care('assets'), to: '/assets' },
        { title: care('stocktakes'), to: '/assets/stocktakes' },
      ]}
      sub={<StatePill state={state} />}
      actions={writes && <Actions stocktake={stocktake} />}
    >
      <div className="stack wide">
        <div className="row wrap">
          <Meter share={expected === 0 ? 1 : Math.min(1, (expected - missing) / expected)} label={facts} />
          <span className="t2">{facts}</span>
        </div>
        {writes && stocktake.can.scan === true && <ScanBox stocktake={stocktake} />}
        {results.map((result) => (
          <Items key={result} result={result} items={items.filter((one) => one.result === result)} />
        ))}
        <Unknown unknown={unknown} />
      </div>
    </Page>
  )
}

function Actions({ stocktake }: { stocktake: Stocktake }) {
  const { id, version, state, can } = stocktake
  const [approves, setApproves] = useState(false)
  const touches = ['records', 'history']
  const submit = useCommand(assets.submitStocktake, { touches, done: w('submit.done') })
  const cancel = useCommand(assets.cancelStocktake, { touches, done: w('cancel.done') })
  if (state === 'done' || state === 'cancelled') return null
  return (
    <>
      <Button
        icon="close"
        busy={cancel.isPending}
        refused={whyNot(can.cancel)}
        onClick={() => cancel.mutate({ id, version })}
      >
        {w('cancel')}
      </Button>
      {state === 'counting' ? (
        <Button
          kind="primary"
          icon="check"
          busy={submit.isPending}
          onClick={() => submit.mutate({ id, version })}
        >
          {w('submit')}
        </Button>
      ) : (
        <Button kind="primary" icon="check" refused={whyNot(can.approve)} onClick={() => setApproves(true)}>
          {w('approve')}
        </Button>
      )}
      {approves && <ApproveDialog stocktake={stocktake} onClose={() => setApproves(false)} />}
    </>
  )
}
