import { Modal } from '@mantine/core'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { findAssets } from './finders.ts'
import { type Agent, agents } from '../contract.ts'
import { useDeeds } from './use-deeds.ts'
import { w } from './words.ts'

const schema = agents.match.input.pick({ asset_id: true })

/** Which asset a device is, where it is none of those that come to mind. */
export function OtherAsset({ agent, onClose }: { agent: Agent; onClose: () => void }) {
  const { match } = useDeeds(agent, onClose)
  return (
    <Modal opened onClose={onClose} title={w('other-name', { device: agent.name })} size={460}>
      <AutoForm
        bare
        schema={schema}
        save={w('other-save')}
        onCancel={onClose}
        extras={{ asset_id: { wide: true, autoFocus: true, search: findAssets } }}
        onSave={async ({ asset_id }) => {
          await match.mutateAsync({ id: agent.id, asset_id })
        }}
      />
    </Modal>
  )
}
