import { Modal } from '@mantine/core'
import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { Link } from '#kit/link.tsx'
import { ModelDraft, type ModelRow } from '../../catalogue/schemas.ts'
import { assets } from '../../contract.ts'
import { useChoices } from '../use-choices.ts'
import { useArchiving } from './use-archiving.ts'
import { w } from './words.ts'

interface ModelDialogProps {
  /** Undefined: a new one. */
  model: ModelRow | undefined
  writes: boolean
  onClose: () => void
}

type Named = Pick<ModelRow, 'manufacturer' | 'name'>

/** The filter that finds those of its assets that are not gone. */
export const filterOf = ({ manufacturer, name }: Named) => {
  const quoted = (text: string) => `"${text.replaceAll('"', '')}"`
  const maker = manufacturer === '' ? '' : ` manufacturer:${quoted(manufacturer)}`
  return `-is:gone model:${quoted(name)}${maker}`
}

/** Where its assets are listed. */
export const assetsOf = (model: Named) => `/assets?q=${encodeURIComponent(filterOf(model))}`

/** Adds a model or changes one; from here its assets are listed too. */
export function ModelDialog({ model, writes, onClose }: ModelDialogProps) {
  const { types } = useChoices()
  const add = useCommand(assets.addModel, { form: underField })
  const change = useCommand(assets.changeModel, { form: underField })
  const archive = useArchiving(assets.changeModel)
  const title = model ? `${model.manufacturer} ${model.name}`.trim() : w('add.model')
  return (
    <Modal opened onClose={onClose} title={title} size={560}>
      <div className="stack">
        {model && (
          <div className="row wrap">
            <Link to={assetsOf(model)}>{w('used', { n: model.count })}</Link>
            <Link to={`/assets/models/${model.id}`}>{w('model.costs')}</Link>
            {writes && (
              <Button
                size="s"
                kind="quiet"
                icon={model.archived ? 'undo' : 'archive'}
                onClick={() => {
                  archive({ id: model.id }, model)
                  onClose()
                }}
              >
                {w(model.archived ? 'restore' : 'archive', { title: model.name })}
              </Button>
            )}
          </div>
        )}
        {writes && (
          <AutoForm
            schema={ModelDraft}
            bare
            initial={model ?? { type: types[0]?.value ?? '' }}
            version={model?.version}
            save={w('save')}
            onCancel={onClose}
            onSave={async (fields, version = 1) => {
              await (model
                ? change.mutateAsync({ id: model.id, version, ...fields })
                : add.mutateAsync(fields))
              onClose()
            }}
            extras={{ type: { choices: types } }}
          />
        )}
      </div>
    </Modal>
  )
}
