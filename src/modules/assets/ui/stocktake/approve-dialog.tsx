import { Checkbox, Modal } from '@mantine/core'
import { useState } from 'react'
import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { assets } from '../../contract.ts'
import type { Stocktake } from '../../stocktake/schemas.ts'
import { w } from './words.ts'

/** What a count proposes: what moves, and of what is missing what is lost for good. */
export function ApproveDialog({ stocktake, onClose }: { stocktake: Stocktake; onClose: () => void }) {
  const { id, version, figures, items } = stocktake
  const [lost, setLost] = useState<readonly string[]>([])
  const approve = useCommand(assets.approveStocktake, {
    touches: ['records', 'history'],
    done: ({ moved, lost: gone }) => w('approve.done', { moved, lost: gone }),
    closes: onClose,
  })
  const missing = items.filter(({ result }) => result === 'missing')
  return (
    <Modal opened onClose={onClose} title={w('approve.title')} size={560}>
      <div className="stack">
        <p>{w('approve.text', { misplaced: figures.misplaced })}</p>
        {missing.map(({ asset, expected }) => (
          <Checkbox
            key={asset.id}
            label={`${asset.name} ${asset.tag || asset.key}`}
            description={expected && w('should-be', { place: expected.name })}
            checked={lost.includes(asset.id)}
            onChange={(event) =>
              setLost(
                event.currentTarget.checked ? [...lost, asset.id] : lost.filter((one) => one !== asset.id),
              )
            }
          />
        ))}
        <div className="row">
          <Button
            kind="primary"
            busy={approve.isPending}
            onClick={() => approve.mutate({ id, version, lost: [...lost] })}
          >
            {w('approve.save')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
