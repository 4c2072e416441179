import { ask, useAsk } from '#kit/api'
import { Door } from '#kit/door.tsx'
import { Field } from '#kit/form/field.tsx'
import { FieldGrid, FormShell } from '#kit/form/form-shell.tsx'
import { useForm } from '#kit/form/use-form'
import { Link } from '#kit/link.tsx'
import { identity } from '../contract.ts'
import { ByLink, type LinkFacts } from './by-link.tsx'
import { enter } from './next.ts'
import { ProviderButtons } from './provider-buttons.tsx'
import { w as on } from './sign-on-words.ts'
import { weakIn } from './weak-in.ts'
import { w } from './words.ts'
import { languageChoices, PickedLanguage, PickedZone, zoneChoices, zoneHere } from './zones.ts'

const Joining = identity.accept.input
  .omit({ secret: true })
  .extend({ language: PickedLanguage, zone: PickedZone })

/** Accepting an invitation: a password, and the account is open. */
export const Screen = () => (
  <ByLink kind="invitation">{(link, secret) => <Accept link={link} secret={secret} />}</ByLink>
)

/** Where only administrators have a password, coming through a provider accepts it; or by the password of a directory. */
function Accept({ link, secret }: { link: LinkFacts; secret: string }) {
  const { data: door } = useAsk(identity.door, {})
  if (!door) return <Door title="">{null}</Door>
  if (link.password) return <Join link={link} secret={secret} />
  const { name, email, organisation, directory } = link
  return (
    <Door
      title={w('join-title', { name: name ?? '' })}
      text={
        directory === null
          ? on('join-through', { organisation, email: email ?? '' })
          : w('join-directory', { organisation, email: email ?? '', directory })
      }
    >
      {directory === null ? (
        <ProviderButtons providers={door.providers} next="/" />
      ) : (
        <Link to="/sign-in">{w('sign-in')}</Link>
      )}
    </Door>
  )
}

function Join({ link, secret }: { link: LinkFacts; secret: string }) {
  const { name, email, organisation, language } = link
  const form = useForm(Joining, {
    initial: { language, zone: zoneHere() },
    also: ({ password }) => ({ password: weakIn(password, [name ?? '', email ?? '', organisation]) }),
    onSave: async (given) => {
      await ask(identity.accept, { secret, ...given })
      enter('/')
    },
  })
  const languages = languageChoices()
  return (
    <Door
      title={w('join-title', { name: name ?? '' })}
      text={w('join-text', { organisation, email: email ?? '' })}
    >
      <FormShell form={form} save={w('join-save')} bare="narrow">
        <FieldGrid>
          <input type="hidden" name="username" autoComplete="username" value={email ?? ''} readOnly />
          <Field form={form} name="password" wide autoFocus autoComplete="new-password" />
          {languages.length > 1 && <Field form={form} name="language" wide choices={languages} />}
          <Field form={form} name="zone" wide choices={zoneChoices()} />
        </FieldGrid>
      </FormShell>
    </Door>
  )
}
