import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { refresh } from '#kit/api'
import { Field } from '#kit/form/field.tsx'
import { FieldGrid, FormShell } from '#kit/form/form-shell.tsx'
import type { Form } from '#kit/form/use-form'
import { Copyable } from '#kit/secret-shown.tsx'
import { tell } from '#kit/toast.tsx'
import { Admits, NewProvider } from '../contract/sign-on.ts'
import { RemoveProvider } from './remove-provider.tsx'
import type { OneProvider } from './sign-on.tsx'
import { w } from './sign-on-words.ts'

export interface ProviderDialogProps {
  /** To be changed; a new one where there is none. */
  provider: OneProvider | undefined
  origin: string
  onClose: () => void
}

/** Tells that a provider was added or changed, and closes. */
export function useSaved({ provider, onClose }: ProviderDialogProps) {
  const client = useQueryClient()
  return (label: string) => {
    refresh(client, ['identity'])
    tell({ text: provider ? w('changed') : w('added', { provider: label }) })
    onClose()
  }
}

interface ProviderFormProps extends ProviderDialogProps {
  form: Form<'label' | 'name' | 'domains' | 'admits' | 'factor_values' | 'active'>
  words: { add: string; text: string; address: string }
  /** What else the provider is told of us. */
  told?: ReactNode
  /** The field that says where the mail address is found. */
  addressField: ReactNode
  /** How the provider is reached and known. */
  children: ReactNode
}

/** What there is to say of a provider, whatever it speaks. */
export function ProviderForm({
  provider,
  origin,
  onClose,
  form,
  words,
  told,
  addressField,
  children,
}: ProviderFormProps) {
  const name = NewProvider.shape.name.safeParse(form.values['name']).data
  return (
    <Modal
      opened
      onClose={onClose}
      title={provider ? w('change-name', { provider: provider.label }) : words.add}
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
          {!provider && <p className="t2">{words.text}</p>}
          <FieldGrid>
            <Field form={form} name="label" autoFocus />
            {!provider && <Field form={form} name="name" hint={w('short-name-hint')} />}
          </FieldGrid>
          {name === undefined ? (
            <p className="f12 t3">{w('after-name')}</p>
          ) : (
            <Copyable label={words.address} value={`${origin}/sign-in/by/${name}`} />
          )}
          {told}
          <FieldGrid>
            {children}
            <Field form={form} name="domains" wide />
            <Field
              form={form}
              name="admits"
              hint={w('admits-hint')}
              choices={Admits.options.map((value) => ({ value, title: w(`admits-${value}`) }))}
            />
            {addressField}
            <Field form={form} name="factor_values" wide />
            <Field form={form} name="active" wide />
          </FieldGrid>
        </div>
      </FormShell>
    </Modal>
  )
}
