import { useState } from 'react'
import { useAsk, useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { useReader } from '#kit/reader.tsx'
import { whyNot } from '#kit/record/why-not'
import { assets } from '../../contract.ts'
import type { WriteOffRow } from '../../write-offs/schemas.ts'
import { w as room } from '../../write-offs/words.ts'
import { DecideDialog } from './decide-dialog.tsx'
import { moneyIn } from './money.ts'
import { w } from './words.ts'

/** That somebody proposes to write one asset off, on its page, while nobody has decided. */
export function WriteOffPanel({ id }: { id: string }) {
  const { data } = useAsk(
    assets.writeOffs,
    { asset_id: id, state: 'waiting', limit: 1 },
    { kinds: ['asset'] },
  )
  const [of] = data?.items ?? []
  const [decides, setDecides] = useState<{ of: WriteOffRow; approve: boolean }>()
  return (
    <>
      {of && <Waiting of={of} onDecide={(approve) => setDecides({ of, approve })} />}
      {/* Also where somebody else decides meanwhile: then it says so, and what was typed is not gone. */}
      {decides && <DecideDialog {...decides} onClose={() => setDecides(undefined)} />}
    </>
  )
}

function Waiting({ of, onDecide }: { of: WriteOffRow; onDecide: (approve: boolean) => void }) {
  const { id, asked_by, reason, book, proceeds, why, can } = of
  const { language } = useReader()
  const withdraw = useCommand(assets.withdrawWriteOff, {
    touches: ['records', 'history'],
    done: w('withdrawn'),
  })
  const title = w('panel.waiting', {
    name: asked_by.name,
    reason: room(`reason.${reason}`),
    book: moneyIn(book, language),
  })
  const refused = whyNot(can.decide)
  return (
    <Panel title={title}>
      <PanelBody>
        <div className="stack">
          <p>{why}</p>
          {proceeds !== null && <p>{w('brings', { money: moneyIn(proceeds, language) })}</p>}
          <div className="row wrap">
            <Button kind="primary" refused={refused} reason="elsewhere" onClick={() => onDecide(true)}>
              {w('approve')}
            </Button>
            <Button refused={refused} onClick={() => onDecide(false)}>
              {w('refuse')}
            </Button>
            {can.withdraw === true && (
              <Button kind="quiet" busy={withdraw.isPending} onClick={() => withdraw.mutate({ id })}>
                {w('withdraw')}
              </Button>
            )}
          </div>
        </div>
      </PanelBody>
    </Panel>
  )
}
