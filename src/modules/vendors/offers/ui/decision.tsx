import { Modal, Select, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { DialogFoot } from '#kit/form/dialog-foot.tsx'
import { Callout } from '#kit/callout.tsx'
import { Link } from '#kit/link.tsx'
import { whyNot } from '#kit/record/why-not'
import { useLeadOn } from '#kit/url'
import { tell } from '#kit/toast.tsx'
import { useSaid } from '../../ui/contract-words.tsx'
import { comparing } from '../contract.ts'
import { type Comparison, namesIn } from './figures.ts'
import { w } from './words.ts'

/** What was decided, by whom and why, and the contract that was made of it. */
export function DecisionNote({ comparison }: { comparison: Comparison }) {
  const { day } = useSaid()
  const leadOn = useLeadOn()
  const sign = useCommand(comparing.signOffer, {
    touches: ['contracts', 'vendors'],
    after: ({ key }) => {
      tell({ text: w('sign.done', { key }) })
      leadOn(`/vendors/contracts/${key}`)
    },
  })
  const { id, decision, contract, can } = comparison
  if (!decision) return null
  return (
    <Callout
      tone="good"
      title={w('decided.title', { offer: namesIn(comparison)(decision.offer) })}
      actions={
        contract ? (
          <Link to={`/vendors/contracts/${contract.key}`}>{`${contract.key} ${contract.name}`}</Link>
        ) : (
          can.decide === true && (
            <Button
              size="s"
              icon="file"
              busy={sign.isPending}
              refused={whyNot(can.sign)}
              onClick={() => sign.mutate({ id })}
            >
              {w('sign')}
            </Button>
          )
        )
      }
    >
      <p>{w('decided.by', { name: decision.by?.name ?? '–', day: day(decision.on) })}</p>
      {decision.reason && <p>{decision.reason}</p>}
    </Callout>
  )
}

/** Records which offer is taken, and why. */
export function DecideDialog({ comparison, onClose }: { comparison: Comparison; onClose: () => void }) {
  const { id, offers, result } = comparison
  const [offer, setOffer] = useState(result.winner ?? '')
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const decide = useCommand(comparing.decideComparison, {
    closes: onClose,
    form: {
      refuse: ({ message }) => {
        setProblem(message)
        return true
      },
    },
  })
  return (
    <Modal opened onClose={onClose} title={w('decide')} size={480}>
      <form
        className="stack wide"
        onSubmit={(event) => {
          event.preventDefault()
          if (offer !== '') decide.mutate({ id, offer, reason })
        }}
      >
        <p className="t2 f12">{w('decide.text')}</p>
        <Select
          label={w('decide.offer')}
          data={offers.map((one) => ({ value: one.id, label: one.name }))}
          allowDeselect={false}
          value={offer || null}
          onChange={(next) => setOffer(next ?? '')}
        />
        <Textarea
          label={w('decide.reason')}
          autosize
          minRows={3}
          maxLength={5000}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {problem && (
          <Callout tone="bad" alert>
            {problem}
          </Callout>
        )}
        <DialogFoot onCancel={onClose}>
          <Button kind="primary" type="submit" busy={decide.isPending}>
            {w('decide.save')}
          </Button>
        </DialogFoot>
      </form>
    </Modal>
  )
}
