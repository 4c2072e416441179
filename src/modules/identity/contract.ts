import { accounts } from './contract/accounts.ts'
import { door } from './contract/door.ts'
import { mail } from './contract/mail.ts'
import { me } from './contract/me.ts'
import { roles } from './contract/roles.ts'

export const identity = { ...door, ...me, ...accounts, ...roles, ...mail }
