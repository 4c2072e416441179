import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { ask, refresh } from '#kit/api'
import { Field } from '#kit/form/field.tsx'
import { FieldGrid, FormShell } from '#kit/form/form-shell.tsx'
import { useForm } from '#kit/form/use-form'
import { tell } from '#kit/toast.tsx'
import { Copyable } from '#kit/secret-shown.tsx'
import { identity } from '../contract.ts'
import { Admits, NewProvider } from '../contract/sign-on.ts'
import { RemoveProvider } from './remove-provider.tsx'
import type { OneProvider } from './sign-on.tsx'
import { w } from './sign-on-words.ts'

interface ProviderDialogProps {
  /** To be changed; a new one where there is none. */
  provider: OneProvider | undefined
  origin: string
  onClose: () => void
}

/** Adds a provider or changes one. Its secret goes in here and comes out nowhere. */
export function ProviderDialog({ provider, origin, onClose }: ProviderDialogProps) {
  const client = useQueryClient()
  const save = async ({ client_secret, ...facts }: z.output<typeof NewProvider>) => {
    const secret = client_secret === null ? {} : { client_secret }
    const { name, ...rest } = facts
    if (provider) await ask(identity.changeProvider, { id: provider.id, ...rest, ...secret })
    else await ask(identity.addProvider, { name, ...rest, ...secret })
    refresh(client, ['identity'])
    tell({ text: provider ? w('changed') : w('added', { provider: facts.label }) })
    onClose()
  }
  const form = useForm(NewProvider, { onSave: save, ...(provider && { initial: initialOf(provider) }) })
  const name = NewProvider.shape.name.safeParse(form.values['name']).data
  return (
    <Modal
      opened
      onClose={onClose}
      title={provider ? w('change-name', { provider: provider.label }) : w('add')}
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
          {!provider && <p className="t2">{w('add-text')}</p>}
          <FieldGrid>
            <Field form={form} name="label" autoFocus />
            {!provider && <Field form={form} name="name" hint={w('short-name-hint')} />}
          </FieldGrid>
          {name === undefined ? (
            <p className="f12 t3">{w('after-name')}</p>
          ) : (
            <Copyable label={w('redirect-address')} value={`${origin}/sign-in/by/${name}`} />
          )}
          <FieldGrid>
            <Field form={form} name="issuer" wide hint={provider && w('other-name-hint')} />
            <Field form={form} name="client_id" />
            <Field
              form={form}
              name="client_secret"
              autoComplete="off"
              hint={w(provider?.has_secret ? 'secret-kept' : 'secret-hint')}
            />
            <Field form={form} name="domains" wide />
            <Field
              form={form}
              name="admits"
              hint={w('admits-hint')}
              choices={Admits.options.map((value) => ({ value, title: w(`admits-${value}`) }))}
            />
            <Field form={form} name="address_claim" hint={w('claim-hint')} />
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
  issuer,
  client_id,
  ...rest
}: OneProvider): z.input<typeof NewProvider> => ({
  name,
  label,
  issuer,
  client_id,
  domains: rest.domains,
  admits: rest.admits,
  address_claim: rest.address_claim,
  factor_values: rest.factor_values,
  active: rest.active,
})
