import './held.ts'
import './emergency-home.ts'
import './four-eyes/home.ts'
import './home.ts'
import { secondFactorRoles } from '#kernel/auth/second-factor'
import { sessionSettings } from '#kernel/auth/session-limits'
import { defineModule } from '#kernel/module'
import { closeAccount, changeEmail, endAllSessions, makeResetLink, openAccount } from './commands/accounts.ts'
import { markEmergency } from './commands/emergency.ts'
import { forgot, resetMail } from './commands/forgot.ts'
import { invite, inviteAgain, withdrawInvitation } from './commands/invite.ts'
import { sendMailAgain, sendTestMail, withdrawMail } from './commands/mail.ts'
import { changeMe, endMySessions } from './commands/me.ts'
import { accept, changePassword, reset } from './commands/password.ts'
import { addPasskey, beginPasskey, removePasskey, renamePasskey } from './commands/passkeys.ts'
import { prove } from './commands/prove.ts'
import {
  addProvider,
  changeProvider,
  checkProvider,
  decideOwnWays,
  removeProvider,
  unlink,
} from './commands/providers.ts'
import { changeRole, dropRole, makeRole } from './commands/own-roles.ts'
import { requireSecondFactor } from './commands/require-factor.ts'
import { giveRole, takeRole } from './commands/roles.ts'
import {
  confirmApp,
  makeRecoveryCodes,
  removeApp,
  setUpApp,
  takeSecondFactor,
} from './commands/second-factor.ts'
import { setUp } from './commands/set-up.ts'
import { signIn } from './commands/sign-in.ts'
import { signInCode } from './commands/sign-in-code.ts'
import {
  beginProvePasskey,
  beginSignInPasskey,
  provePasskey,
  signInPasskey,
} from './commands/sign-in-passkey.ts'
import { beginProvider, endProvider } from './commands/sign-in-provider.ts'
import { signOut } from './commands/sign-out.ts'
import { makeToken, revokeMyToken, revokeToken } from './commands/tokens.ts'
import { endViewing, viewAs } from './commands/view-as.ts'
import { identity as contract } from './contract.ts'
import { events } from './events.ts'
import { lines } from './lines.ts'
import { lockedApps } from './factors.ts'
import { confirmChange, decideFourEyes, declineChange, withdrawChange } from './four-eyes/commands.ts'
import { fourEyesGuard } from './four-eyes/guard.ts'
import { fourEyesLines } from './four-eyes/lines.ts'
import { lockedAnswers } from '#kernel/once'
import { lockedInputs } from './four-eyes/pending.ts'
import { lockedSamlKeys } from './sign-on/saml-keys.ts'
import { powers } from './four-eyes/powers.ts'
import { pendingChanges } from './four-eyes/queries.ts'
import { accountData } from './personal-data.ts'
import { account, accounts } from './queries/accounts.ts'
import { door, lookAtLink } from './queries/door.ts'
import { grants, roles } from './queries/grants.ts'
import { roleLosses } from './queries/losses.ts'
import { mail } from './queries/mail.ts'
import { me } from './queries/me.ts'
import { secondFactor } from './queries/second-factor.ts'
import { mySessions } from './queries/sessions.ts'
import { mySignIns, signIns } from './queries/sign-ins.ts'
import { addSamlProvider, changeSamlProvider, renewSamlKey, samlMetadata } from './commands/saml-providers.ts'
import { signOn } from './queries/sign-on.ts'
import { myTokens, tokens } from './queries/tokens.ts'
import { settings } from './settings.ts'
import { oldMails } from './old-mails.ts'
import { oldSignIns } from './sign-ins.ts'
import { signOnLines } from './sign-on/lines.ts'
import { lockedSecrets, ownWays } from './sign-on/providers.ts'
import { w as on } from './sign-on/words.ts'
import { tidy } from './tidy.ts'
import { w } from './words.ts'

export const identity = defineModule({
  name: 'identity',
  contract,
  handlers: {
    door,
    setUp,
    signIn,
    signInCode,
    lookAtLink,
    accept,
    forgot,
    reset,
    me,
    changeMe,
    changePassword,
    prove,
    signOut,
    sessions: mySessions,
    endSessions: endMySessions,
    mySignIns,
    myTokens,
    makeToken,
    revokeMyToken,
    secondFactor,
    setUpApp,
    confirmApp,
    makeRecoveryCodes,
    removeApp,
    takeSecondFactor,
    beginPasskey,
    addPasskey,
    renamePasskey,
    removePasskey,
    beginSignInPasskey,
    signInPasskey,
    beginProvePasskey,
    provePasskey,
    accounts,
    account,
    signIns,
    invite,
    inviteAgain,
    withdrawInvitation,
    makeResetLink,
    closeAccount,
    openAccount,
    markEmergency,
    viewAs,
    endViewing,
    changeEmail,
    endAllSessions,
    tokens,
    revokeToken,
    roles,
    grants,
    giveRole,
    takeRole,
    makeRole,
    changeRole,
    roleLosses,
    dropRole,
    requireSecondFactor,
    pendingChanges,
    confirmChange,
    declineChange,
    withdrawChange,
    decideFourEyes,
    mail,
    withdrawMail,
    sendMailAgain,
    sendTestMail,
    signOn,
    addProvider,
    addSamlProvider,
    changeSamlProvider,
    renewSamlKey,
    samlMetadata,
    changeProvider,
    removeProvider,
    checkProvider,
    decideOwnWays,
    unlink,
    beginProvider,
    endProvider,
  },
  permissions: {
    'identity.read': { title: w.later('may-read'), roles: ['administrator', 'auditor'] },
    'identity.accounts': { title: w.later('may-accounts'), roles: ['administrator'] },
    'identity.sign-on': { title: on.later('may'), roles: ['administrator'] },
    'identity.roles': { title: w.later('may-roles'), roles: ['administrator'], part: 'there' },
    'identity.view-as': { title: w.later('may-view-as'), roles: ['administrator'] },
    'identity.mail': { title: w.later('may-mail'), roles: ['administrator'] },
  },
  events,
  eventLines: [...lines, ...signOnLines, ...fourEyesLines],
  formPages: ['/sign-in/by/:name'],
  settings: [...Object.values(settings), ...sessionSettings, secondFactorRoles, ownWays],
  locks: [lockedApps, lockedSecrets, ...lockedSamlKeys, lockedInputs, lockedAnswers],
  powers,
  guard: fourEyesGuard,
  retention: [oldSignIns, oldMails],
  personalData: [accountData],
  tasks: [resetMail],
  schedules: [{ name: 'identity.tidy', title: w.later('tidy'), everySeconds: 300, run: tidy }],
  refusals: {
    account_email_unique: w.later('email-taken'),
    passkey_credential_unique: w.later('passkey-known'),
    sign_in_provider_name_unique: on.later('name-taken'),
    account_pkey: w.later('has-account'),
    own_role_name: w.later('role-name-taken'),
    own_role_pkey: w.later('role-name-taken'),
    last_administrator: w.later('last-administrator'),
  },
})
