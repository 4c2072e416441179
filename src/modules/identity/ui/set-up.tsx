import { spoken } from '#lib/words'
import { ask } from '#kit/api'
import { Door } from '#kit/door.tsx'
import { Field } from '#kit/form/field.tsx'
import { FieldGrid, FormShell } from '#kit/form/form-shell.tsx'
import { useForm } from '#kit/form/use-form'
import { identity } from '../contract.ts'
import { ByLink } from './by-link.tsx'
import { enter } from './next.ts'
import classes from './set-up.module.css'
import { weakIn } from './weak-in.ts'
import { w } from './words.ts'
import { languageChoices, PickedLanguage, PickedZone, zoneChoices, zoneHere } from './zones.ts'

const SettingUp = identity.setUp.input
  .omit({ secret: true })
  .extend({ language: PickedLanguage, zone: PickedZone })

/** The first page of a new house: the organisation and its first administrator. */
export const Screen = () => <ByLink kind="setup">{(_, secret) => <SetUp secret={secret} />}</ByLink>

function SetUp({ secret }: { secret: string }) {
  const form = useForm(SettingUp, {
    initial: { language: spoken(), zone: zoneHere() },
    also: ({ password, name = '', email = '', organisation = '' }) => ({
      password: weakIn(password, [name, email, organisation]),
    }),
    onSave: async (given) => {
      await ask(identity.setUp, { secret, ...given })
      enter('/')
    },
  })
  const languages = languageChoices()
  return (
    <Door title={w('set-up')} text={w('set-up-text')}>
      <FormShell form={form} save={w('set-up-save')} bare="narrow">
        <h2 className={classes.head}>{w('set-up-organisation')}</h2>
        <FieldGrid>
          <Field
            form={form}
            name="organisation"
            wide
            autoFocus
            hint={w('set-up-name-hint')}
            autoComplete="organization"
          />
        </FieldGrid>
        <h2 className={classes.head}>{w('set-up-you')}</h2>
        <FieldGrid>
          <Field form={form} name="name" wide autoComplete="name" />
          <Field form={form} name="email" wide hint={w('set-up-email-hint')} autoComplete="username" />
          <Field form={form} name="password" wide autoComplete="new-password" />
          {languages.length > 1 && <Field form={form} name="language" wide choices={languages} />}
          <Field form={form} name="zone" wide choices={zoneChoices()} hint={w('set-up-zone-hint')} />
        </FieldGrid>
      </FormShell>
    </Door>
  )
}
