import { accounts } from './contract/accounts.ts'
import { door } from './contract/door.ts'
import { fourEyes } from './contract/four-eyes.ts'
import { mail } from './contract/mail.ts'
import { me } from './contract/me.ts'
import { passkeys } from './contract/passkeys.ts'
import { roles } from './contract/roles.ts'
import { secondFactor } from './contract/second-factor.ts'
import { signOn } from './contract/sign-on.ts'

export const identity = {
  ...door,
  ...me,
  ...secondFactor,
  ...passkeys,
  ...accounts,
  ...roles,
  ...fourEyes,
  ...mail,
  ...signOn,
}
