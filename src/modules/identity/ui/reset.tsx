import { ask } from '#kit/api'
import { Door } from '#kit/door.tsx'
import { Field } from '#kit/form/field.tsx'
import { FieldGrid, FormShell } from '#kit/form/form-shell.tsx'
import { useForm } from '#kit/form/use-form'
import { identity } from '../contract.ts'
import { ByLink, type LinkFacts } from './by-link.tsx'
import { enter } from './next.ts'
import { weakIn } from './weak-in.ts'
import { w } from './words.ts'

const Resetting = identity.reset.input.omit({ secret: true })

/** A new password by a link; afterwards one signs in with it. */
export const Screen = () => (
  <ByLink kind="reset">{(link, secret) => <Reset link={link} secret={secret} />}</ByLink>
)

function Reset({ link, secret }: { link: LinkFacts; secret: string }) {
  const { name, email, organisation } = link
  const form = useForm(Resetting, {
    also: ({ password }) => ({ password: weakIn(password, [name ?? '', email ?? '', organisation]) }),
    onSave: async ({ password }) => {
      await ask(identity.reset, { secret, password })
      enter('/sign-in?done=reset')
    },
  })
  return (
    <Door title={w('reset-title', { name: name ?? '' })} text={w('reset-text')}>
      <FormShell form={form} save={w('reset-save')} bare="narrow">
        <FieldGrid>
          <input type="hidden" name="username" autoComplete="username" value={email ?? ''} readOnly />
          <Field form={form} name="password" wide autoFocus autoComplete="new-password" />
        </FieldGrid>
      </FormShell>
    </Door>
  )
}
