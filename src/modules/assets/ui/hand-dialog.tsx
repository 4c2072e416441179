import { Modal } from '@mantine/core'
import { z } from 'zod'
import { Id } from '#lib/contract'
import { useCommand } from '#kit/api'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { known } from '#kit/form/known'
import { useGo } from '#kit/url'
import { assets } from '../contract.ts'
import { HandOver } from '../schemas.ts'
import { findHolders, findPlaces } from './finders.ts'
import { useChoices } from './use-choices.ts'
import { savesRecord } from './saves-record.ts'
import { w } from './words.ts'

/** What is done: given to somebody, taken back to a place, put into stock, or used up. */
export type Deed = 'hand' | 'take-back' | 'stock' | 'let-go'

interface HandDialogProps {
  deed: Deed
  ids: readonly string[]
  /** They are counted: it is asked how many. */
  counted?: boolean | undefined
  /** Where it belongs, offered when it is taken back. */
  home?: { id: string; name: string } | null | undefined
  onClose: () => void
  onDone?: () => void
}

const { quantity, due_back, status, note, protocol } = HandOver.shape
const LetGo = z.object({ quantity, note })
const Hand = z.object({
  to_id: Id.meta({ title: 'To', of: 'record' }),
  quantity,
  due_back,
  status,
  note,
  protocol,
})
const fieldsFor = (deed: Deed, counted: boolean) =>
  [
    'to_id',
    ...(counted ? (['quantity'] as const) : []),
    ...(deed === 'hand' ? (['due_back'] as const) : []),
    ...(counted ? [] : (['status'] as const)),
    'note',
    ...(deed === 'stock' ? [] : (['protocol'] as const)),
  ] as const

/** Whether somebody signs, and where: as a form offers it. */
export const protocolWays = () =>
  (['none', 'here', 'link'] as const).map((value) => ({ value, title: w(`protocol.way.${value}`) }))

const titles = {
  hand: 'hand.title',
  'take-back': 'take-back.title',
  stock: 'stock',
  'let-go': 'let-go',
} as const

/** Asks to whom or where, until when, and says it to the ledger. */
export function HandDialog({ deed, ids, counted = false, home, onClose, onDone }: HandDialogProps) {
  const { statuses } = useChoices()
  const go = useGo()
  const send = useCommand(assets.handOver, {
    done: w(`${deed}.done`, { n: ids.length }),
    ...savesRecord,
    after({ protocols: [made] }, { protocol: how }) {
      onDone?.()
      if (how === 'here' && made) go(`/assets/protocols/${made}`)
    },
    closes: onClose,
  })
  const title = w(titles[deed], { n: ids.length })
  return (
    <Modal opened onClose={onClose} title={title} size={460}>
      {deed === 'let-go' ? (
        <AutoForm
          schema={LetGo}
          bare="narrow"
          save={title}
          onSave={(values) => send.mutateAsync({ ...values, ids: [...ids], to_id: null })}
          onCancel={onClose}
        />
      ) : (
        <AutoForm
          schema={Hand}
          bare="narrow"
          fields={fieldsFor(deed, counted)}
          initial={home && deed !== 'hand' ? { to_id: home.id } : {}}
          save={deed === 'hand' ? w('hand.save') : title}
          onSave={(values) =>
            send.mutateAsync({ ...values, ids: [...ids], ...(deed === 'stock' && { from_id: null }) })
          }
          onCancel={onClose}
          extras={{
            to_id: { search: deed === 'hand' ? findHolders : findPlaces, known: known(home) },
            status: { choices: statuses },
            protocol: { choices: protocolWays() },
          }}
        />
      )}
    </Modal>
  )
}
