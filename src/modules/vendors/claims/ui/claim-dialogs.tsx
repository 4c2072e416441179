import { z } from 'zod'
import { useCommand } from '#kit/api'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { useToday } from '#kit/reader.tsx'
import { claiming } from '../contract.ts'
import { lineSaid } from '../line-words.ts'
import { Answering, type ClaimLine, type ClaimView, HandLine, Sending, Why } from '../schemas.ts'
import { useSentence } from './claim-words.tsx'
import { w } from './words.ts'

export type Opened = 'send' | 'answer' | 'waive' | 'line' | { leave: ClaimLine }

interface DialogProps {
  claim: ClaimView
  onClose: () => void
}

const Reason = z.object({ why: Why.min(1).meta({ title: 'Why', widget: 'long-text' }) })

/** What is said of a claim, or of one of its lines. */
export function ClaimDialog({ open, ...props }: DialogProps & { open: Opened }) {
  if (typeof open === 'object') return <LeaveOut {...props} line={open.leave} />
  if (open === 'send') return <Send {...props} />
  if (open === 'answer') return <Answer {...props} />
  return open === 'waive' ? <Waive {...props} /> : <AddLine {...props} />
}

function Send({ claim: { id, version }, onClose }: DialogProps) {
  const send = useCommand(claiming.sendClaim, { form: underField, closes: onClose, done: w('send.done') })
  const today = useToday()
  return (
    <FormDialog
      onClose={onClose}
      title={w('send')}
      size={460}
      text={<p className="t2">{w('send.text')}</p>}
      schema={Sending}
      initial={{ on: today }}
      version={version}
      save={w('send.save')}
      onSave={(said, edited) => send.mutateAsync({ id, version: edited, ...said })}
    />
  )
}

function Answer({ claim: { id, version, total, granted, reason, answered_on }, onClose }: DialogProps) {
  const answer = useCommand(claiming.answerClaim, { form: underField, closes: onClose })
  const today = useToday()
  return (
    <FormDialog
      onClose={onClose}
      title={w('answer')}
      size={460}
      schema={Answering}
      initial={{ on: answered_on ?? today, granted: granted ?? total, why: reason }}
      version={version}
      save={w('answer.save')}
      onSave={(said, edited) => answer.mutateAsync({ id, version: edited, ...said })}
    />
  )
}

function Waive({ claim: { id, version }, onClose }: DialogProps) {
  const waive = useCommand(claiming.waiveClaim, { form: underField, closes: onClose })
  return (
    <FormDialog
      onClose={onClose}
      title={w('waive')}
      size={460}
      schema={Reason}
      bare="narrow"
      version={version}
      save={w('waive.save')}
      onSave={({ why }, edited) => waive.mutateAsync({ id, version: edited, why })}
    />
  )
}

function LeaveOut({ claim: { id }, line, onClose }: DialogProps & { line: ClaimLine }) {
  const leave = useCommand(claiming.leaveOut, { form: underField, closes: onClose })
  const say = useSentence()
  return (
    <FormDialog
      onClose={onClose}
      title={w('leave.title', { line: say(lineSaid(line)) })}
      size={460}
      schema={Reason}
      bare="narrow"
      save={w('leave')}
      onSave={({ why }) => leave.mutateAsync({ id, line_id: line.id, why })}
    />
  )
}

function AddLine({ claim: { id }, onClose }: DialogProps) {
  const add = useCommand(claiming.addClaimLine, { form: underField, closes: onClose })
  return (
    <FormDialog
      onClose={onClose}
      title={w('line.add')}
      size={460}
      text={<p className="t2">{w('line.add.text')}</p>}
      schema={HandLine}
      save={w('line.add')}
      onSave={(said) => add.mutateAsync({ id, ...said })}
    />
  )
}
