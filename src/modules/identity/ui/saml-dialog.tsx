import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { ask, refresh } from '#kit/api'
import { Field } from '#kit/form/field.tsx'
import { FieldGrid, FormShell } from '#kit/form/form-shell.tsx'
import { useForm } from '#kit/form/use-form'
import { Copyable } from '#kit/secret-shown.tsx'
import { tell } from '#kit/toast.tsx'
import { identity } from '../contract.ts'
import { Admits, NewSamlProvider } from '../contract/sign-on.ts'
import { RemoveProvider } from './remove-provider.tsx'
import type { OneProvider } from './sign-on.tsx'
import { w } from './sign-on-words.ts'

interface SamlDialogProps {
  /** To be changed; a new one where there is none. */
  provider: OneProvider | undefined
  origin: string
  onClose: () => void
}

/** Where there is one already its metadata need not be brought again. */
const Kept = NewSamlProvider.extend({
  metadata: z
    .string()
    .trim()
    .max(200_000)
    .default('')
    .meta(NewSamlProvider.shape.metadata.meta() ?? {}),
})

/** Adds a provider that speaks SAML, by its metadata, or changes one. */
export function SamlDialog({ provider, origin, onClose }: SamlDialogProps) {
  const client = useQueryClient()
  const save = async ({ name, metadata, ...facts }: z.output<typeof Kept>) => {
    if (!provider) await ask(identity.addSamlProvider, { name, metadata, ...facts })
    else
      await ask(identity.changeSamlProvider, {
        id: provider.id,
        ...facts,
        ...(metadata !== '' && { metadata }),
      })
    refresh(client, ['identity'])
    tell({ text: provider ? w('changed') : w('added', { provider: facts.label }) })
    onClose()
  }
  const schema = provider ? Kept : NewSamlProvider
  const initial = provider ? initialOf(provider) : { entity_id: origin }
  const form = useForm(schema, { onSave: save, initial })
  const name = NewSamlProvider.shape.name.safeParse(form.values['name']).data
  return (
    <Modal
      opened
      onClose={onClose}
      title={provider ? w('change-name', { provider: provider.label }) : w('add-saml')}
      size={680}
      closeOnClickOutside={false}
    >
      <FormShell
        form={form}
        save={w(provider ? 'save' : 'add-save')}
        bare
        onCancel={onClose}
        more={provider && <RemoveProvider provider={provider} onDone={onClose} />}
      >
        <div className="stack wide">
          {!provider && <p className="t2">{w('add-saml-text')}</p>}
          <FieldGrid>
            <Field form={form} name="label" autoFocus />
            {!provider && <Field form={form} name="name" hint={w('short-name-hint')} />}
            <Field form={form} name="entity_id" wide hint={provider && w('other-entity-hint')} />
          </FieldGrid>
          {name === undefined ? (
            <p className="f12 t3">{w('after-name')}</p>
          ) : (
            <Copyable label={w('answer-address')} value={`${origin}/sign-in/by/${name}`} />
          )}
          {provider && (
            <Copyable
              label={w('our-metadata')}
              value={`${origin}/api/sign-in/saml/${provider.name}/metadata`}
            />
          )}
          <FieldGrid>
            <Field form={form} name="metadata" wide hint={provider && w('metadata-kept')} />
            <Field form={form} name="domains" wide />
            <Field
              form={form}
              name="admits"
              hint={w('admits-hint')}
              choices={Admits.options.map((value) => ({ value, title: w(`admits-${value}`) }))}
            />
            <Field form={form} name="address_attribute" />
            <Field form={form} name="factor_values" wide />
            <Field form={form} name="active" wide />
          </FieldGrid>
        </div>
      </FormShell>
    </Modal>
  )
}

const initialOf = ({
  name,
  label,
  client_id,
  address_claim,
  domains,
  admits,
  factor_values,
  active,
}: OneProvider): z.input<typeof Kept> => ({
  name,
  label,
  entity_id: client_id,
  address_attribute: address_claim,
  domains,
  admits,
  factor_values,
  active,
})
