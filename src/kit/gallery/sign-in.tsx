import { z } from 'zod'
import { Button } from '../button.tsx'
import { Door, Or } from '../door.tsx'
import { AutoForm } from '../form/auto-form.tsx'
import { Link } from '../link.tsx'
import { Refused } from '../refused.ts'

const SignInForm = z.object({
  email: z.email().meta({ title: 'Work e-mail' }),
  password: z
    .string()
    .min(1)
    .meta({ title: 'Password', widget: 'password', hint: 'A code from your phone comes next.' }),
})

export function SignIn() {
  return (
    <Door
      title="Sign in to Halden Marine"
      text="You were reading HM-2836. You will return there."
      foot={
        <>
          <span>{'Run by Halden Marine IT'}</span>
          <Link to="/kit">{'Cannot sign in?'}</Link>
        </>
      }
    >
      <Button icon="key" wide>
        {'Continue with company account'}
      </Button>
      <Or />
      <AutoForm
        bare="narrow"
        schema={SignInForm}
        save="Sign in"
        fields={['email', 'password']}
        extras={{ email: { wide: true, autoComplete: 'username' }, password: { wide: true } }}
        onSave={async () => {
          throw new Refused('Name or password is wrong.', { kind: 'forbidden', status: 403 })
        }}
      />
    </Door>
  )
}
