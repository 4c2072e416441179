import { Modal } from '@mantine/core'
import { useState } from 'react'
import { Button, IconButton } from '#kit/button.tsx'
import type { Source } from '../../engine/sources.ts'
import type { Rule } from '../../sources/contract.ts'
import { fieldTitle, sourceTitle } from './source-words.ts'
import classes from './order-dialog.module.css'
import { w } from './words.ts'

interface OrderDialogProps {
  rule: Rule
  busy: boolean
  onSave: (order: readonly Source[]) => Promise<void>
  onClose: () => void
}

/** Puts the sources of one field in the order in which they count, by key as well as by pointer. */
export function OrderDialog({ rule, busy, onSave, onClose }: OrderDialogProps) {
  const [order, setOrder] = useState<readonly Source[]>(rule.order)
  const move = (at: number, by: number) => {
    const one = order[at]
    if (one) setOrder(order.toSpliced(at, 1).toSpliced(at + by, 0, one))
  }
  return (
    <Modal opened onClose={onClose} title={w('rules.edit', { field: fieldTitle(rule.field) })} size={420}>
      <div className="stack">
        <p className="t2 f12">{w('rules.hint')}</p>
        <ol className={classes.list}>
          {order.map((source, at) => {
            const name = sourceTitle(source)
            return (
              <li key={source}>
                <span className={classes.n}>{at + 1}</span>
                <span className={classes.name}>{name}</span>
                <IconButton
                  icon="up"
                  label={w('rules.up', { name })}
                  disabled={at === 0}
                  onClick={() => move(at, -1)}
                />
                <IconButton
                  icon="sort"
                  label={w('rules.down', { name })}
                  disabled={at === order.length - 1}
                  onClick={() => move(at, 1)}
                />
              </li>
            )
          })}
        </ol>
        <div className="row">
          <Button kind="primary" busy={busy} onClick={() => void onSave(order)}>
            {w('save')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {w('cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
