import { FormDialog } from '#kit/form/form-dialog.tsx'
import { findAssets } from './finders.ts'
import { type Agent, agents } from '../contract.ts'
import { useDeeds } from './use-deeds.ts'
import { w } from './words.ts'

const schema = agents.match.input.pick({ asset_id: true })

/** Which asset a device is, where it is none of those that come to mind. */
export function OtherAsset({ agent, onClose }: { agent: Agent; onClose: () => void }) {
  const { match } = useDeeds(agent, onClose)
  return (
    <FormDialog
      onClose={onClose}
      title={w('other-name', { device: agent.name })}
      size={460}
      schema={schema}
      save={w('other-save')}
      extras={{ asset_id: { wide: true, autoFocus: true, search: findAssets } }}
      onSave={async ({ asset_id }) => {
        await match.mutateAsync({ id: agent.id, asset_id })
      }}
    />
  )
}
