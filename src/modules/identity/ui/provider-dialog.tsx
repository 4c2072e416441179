import type { z } from 'zod'
import { ask } from '#kit/api'
import { Field } from '#kit/form/field.tsx'
import { useForm } from '#kit/form/use-form'
import { identity } from '../contract.ts'
import { NewProvider } from '../contract/sign-on.ts'
import { type ProviderDialogProps, ProviderForm, useSaved } from './provider-form.tsx'
import type { OneProvider } from './sign-on.tsx'
import { w } from './sign-on-words.ts'

/** Adds an OpenID provider or changes one. Its secret goes in here and comes out nowhere. */
export function ProviderDialog(props: ProviderDialogProps) {
  const { provider } = props
  const saved = useSaved(props)
  const save = async ({ client_secret, name, ...facts }: z.output<typeof NewProvider>) => {
    const secret = client_secret === null ? {} : { client_secret }
    if (provider)
      await ask(identity.changeProvider, { id: provider.id, version: provider.version, ...facts, ...secret })
    else await ask(identity.addProvider, { name, ...facts, ...secret })
    saved(facts.label)
  }
  const form = useForm(NewProvider, { onSave: save, ...(provider && { initial: initialOf(provider) }) })
  return (
    <ProviderForm
      {...props}
      form={form}
      words={{ add: w('add'), text: w('add-text'), address: w('redirect-address') }}
      addressField={<Field form={form} name="address_claim" hint={w('claim-hint')} />}
    >
      <Field form={form} name="issuer" wide hint={provider && w('other-name-hint')} />
      <Field form={form} name="client_id" />
      <Field
        form={form}
        name="client_secret"
        autoComplete="off"
        hint={w(provider?.has_secret ? 'secret-kept' : 'secret-hint')}
      />
    </ProviderForm>
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
