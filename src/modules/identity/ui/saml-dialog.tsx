import { z } from 'zod'
import { ask } from '#kit/api'
import { Field } from '#kit/form/field.tsx'
import { useForm } from '#kit/form/use-form'
import { Copyable } from '#kit/secret-shown.tsx'
import { identity } from '../contract.ts'
import { NewSamlProvider } from '../contract/sign-on.ts'
import { type ProviderDialogProps, ProviderForm, useSaved } from './provider-form.tsx'
import type { OneProvider } from './sign-on.tsx'
import { w } from './sign-on-words.ts'

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
export function SamlDialog(props: ProviderDialogProps) {
  const { provider, origin } = props
  const saved = useSaved(props)
  const save = async ({ name, metadata, ...facts }: z.output<typeof Kept>) => {
    const anew = metadata === '' ? {} : { metadata }
    if (provider)
      await ask(identity.changeSamlProvider, {
        id: provider.id,
        version: provider.version,
        ...facts,
        ...anew,
      })
    else await ask(identity.addSamlProvider, { name, metadata, ...facts })
    saved(facts.label)
  }
  const form = useForm(provider ? Kept : NewSamlProvider, {
    onSave: save,
    initial: provider ? initialOf(provider) : { entity_id: origin },
  })
  return (
    <ProviderForm
      {...props}
      form={form}
      words={{ add: w('add-saml'), text: w('add-saml-text'), address: w('answer-address') }}
      told={
        provider && (
          <Copyable
            label={w('our-metadata')}
            value={`${origin}/api/sign-in/saml/${provider.name}/metadata`}
          />
        )
      }
      addressField={<Field form={form} name="address_attribute" />}
    >
      <Field form={form} name="entity_id" wide hint={provider && w('other-entity-hint')} />
      <Field form={form} name="metadata" wide hint={provider && w('metadata-kept')} />
    </ProviderForm>
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
