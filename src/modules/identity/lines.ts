import type { z } from 'zod'
import type { Sentence } from '#lib/words'
import { allPermissions } from '#kernel/auth/permissions'
import { type EventLine, eventLine } from '#kernel/event-lines'
import * as told from './events.ts'
import { w as on } from './sign-on/words.ts'
import { nameOfRole as titleOf } from './role-words.ts'
import { w } from './words.ts'

const passwordWords = {
  'set-up': 'told-password-set',
  invitation: 'told-password-set',
  change: 'told-password-changed',
  reset: 'told-password-reset',
} as const

type Why = z.output<typeof told.signInFailed.data>['why']
const failureWords: Partial<Record<Why, 'told-code-failed' | 'told-passkey-failed'>> = {
  code: 'told-code-failed',
  passkey: 'told-passkey-failed',
}

type Changed = z.output<typeof told.roleChanged.data>
const titles = (names: readonly string[]) => names.map((name) => allPermissions().get(name)?.title ?? name)

/** Each thing that a role may do by now, or no longer, or that it is called otherwise. */
function roleChanges({ before, after }: Changed, { actor }: { actor: string }): Sentence[] {
  const role = after.name
  const more = after.permissions.filter((name) => !before.permissions.includes(name))
  const less = before.permissions.filter((name) => !after.permissions.includes(name))
  return [
    ...(before.name === role ? [] : [w.later('told-role-renamed', { actor, before: before.name, role })]),
    ...(more.length > 0 ? [w.later('told-role-more', { actor, role, what: titles(more) })] : []),
    ...(less.length > 0 ? [w.later('told-role-less', { actor, role, what: titles(less) })] : []),
    ...(before.staff === after.staff
      ? []
      : [w.later(after.staff ? 'told-role-staff' : 'told-role-no-staff', { actor, role })]),
    ...(before.text === after.text ? [] : [w.later('told-role-text', { actor, role })]),
  ]
}

/** How what happens to accounts is told in a timeline. */
export const lines: readonly EventLine[] = [
  eventLine(told.setUp, {
    say: ({ organisation }, { actor }) => w.later('told-set-up', { actor, organisation }),
  }),
  eventLine(told.signedIn, {
    say: ({ how, provider, ip, device }, { actor, say }) =>
      w.later('told-signed-in', {
        actor,
        ip,
        device,
        how: say(w.later(`how-${how}`, { provider: provider ?? '' })),
      }),
  }),
  eventLine(told.signInUnfinished, {
    say: ({ provider, ...from }) =>
      provider === undefined
        ? w.later('told-sign-in-unfinished', from)
        : on.later('told-unfinished', { provider, ...from }),
  }),
  eventLine(told.signInFailed, {
    say: ({ why, provider, ...from }) =>
      provider === undefined
        ? w.later(failureWords[why] ?? 'told-sign-in-failed', from)
        : on.later('told-code-failed', { provider, ...from }),
  }),
  eventLine(told.locked, { say: ({ ip }) => w.later('told-locked', { ip }) }),
  eventLine(told.signedOut, { say: (_, { actor }) => w.later('told-signed-out', { actor }) }),
  eventLine(told.sessionsEnded, {
    say: ({ devices }, { actor }) =>
      w.later('told-sessions-ended', { actor, n: devices.length, devices: devices.join(', ') }),
  }),
  eventLine(told.passwordChanged, { say: ({ how }, { actor }) => w.later(passwordWords[how], { actor }) }),
  eventLine(told.secondFactorAdded, {
    say: (_, { actor }) => w.later('told-factor-added', { actor }),
  }),
  eventLine(told.secondFactorRemoved, {
    say: (_, { actor }) => w.later('told-factor-removed', { actor }),
  }),
  eventLine(told.passkeyAdded, {
    say: ({ name }, { actor }) => w.later('told-passkey-added', { actor, name }),
  }),
  eventLine(told.passkeyRemoved, {
    say: ({ name }, { actor }) => w.later('told-passkey-removed', { actor, name }),
  }),
  eventLine(told.passkeyRenamed, {
    say: ({ before, after }, { actor }) => w.later('told-passkey-renamed', { actor, before, after }),
  }),
  eventLine(told.secondFactorTaken, {
    say: (_, { actor }) => w.later('told-factor-taken', { actor }),
  }),
  eventLine(told.secondFactorRequired, {
    say: ({ after }, { actor }) =>
      w.later('told-factor-required', { actor, n: after.length, roles: after.map(titleOf) }),
  }),
  eventLine(told.recoveryCodesMade, {
    say: ({ n }, { actor }) => w.later('told-recovery-made', { actor, n }),
  }),
  eventLine(told.recoveryCodeUsed, {
    say: ({ left }, { actor }) => w.later('told-recovery-used', { actor, left }),
  }),
  eventLine(told.proofFailed, {
    say: ({ ip, device }, { actor }) => w.later('told-proof-failed', { actor, ip, device }),
  }),
  eventLine(told.resetAsked, { say: ({ ip }) => w.later('told-reset-asked', { ip }) }),
  eventLine(told.resetLinkMade, { say: (_, { actor }) => w.later('told-reset-link-made', { actor }) }),
  eventLine(told.invited, {
    say: ({ email, again }, { actor }) =>
      w.later(again ? 'told-invited-again' : 'told-invited', { actor, email }),
  }),
  eventLine(told.invitationWithdrawn, {
    say: ({ email }, { actor }) => w.later('told-invitation-withdrawn', { actor, email }),
  }),
  eventLine(told.accountClosed, { say: (_, { actor }) => w.later('told-account-closed', { actor }) }),
  eventLine(told.accountOpened, { say: (_, { actor }) => w.later('told-account-opened', { actor }) }),
  eventLine(told.emergencyMarked, { say: (_, { actor }) => w.later('told-emergency-marked', { actor }) }),
  eventLine(told.emergencyUnmarked, { say: (_, { actor }) => w.later('told-emergency-unmarked', { actor }) }),
  eventLine(told.emergencyUsed, {
    say: ({ result, ...from }) => w.later('told-emergency-used', { result, ...from }),
  }),
  eventLine(told.viewingBegan, {
    say: (from, { actor }) => w.later('told-viewing-began', { actor, ...from }),
  }),
  eventLine(told.viewingEnded, { say: (_, { actor }) => w.later('told-viewing-ended', { actor }) }),
  eventLine(told.emailChanged, {
    say: (change, { actor }) => w.later('told-email-changed', { actor, ...change }),
  }),
  eventLine(told.profileChanged, {
    say: ({ before, after }, { actor }) => [
      ...(before.language === after.language
        ? []
        : [w.later('told-language', { actor, after: after.language })]),
      ...(before.zone === after.zone ? [] : [w.later('told-zone', { actor, after: after.zone })]),
    ],
  }),
  eventLine(told.tokenMade, { say: ({ name }, { actor }) => w.later('told-token-made', { actor, name }) }),
  eventLine(told.tokenRevoked, {
    say: ({ name }, { actor }) => w.later('told-token-revoked', { actor, name }),
  }),
  eventLine(told.roleGiven, {
    mentions: ({ team_id, place_id }) => [team_id, place_id],
    say: ({ role, team_id, place_id }, { actor, of }) =>
      team_id === null && place_id === null
        ? w.later('told-role-given', { actor, role: titleOf(role) })
        : w.later('told-role-given-team', { actor, role: titleOf(role), team: of(team_id ?? place_id) }),
  }),
  eventLine(told.roleTaken, {
    mentions: ({ team_id, place_id }) => [team_id, place_id],
    say: ({ role, team_id, place_id }, { actor, of }) =>
      team_id === null && place_id === null
        ? w.later('told-role-taken', { actor, role: titleOf(role) })
        : w.later('told-role-taken-team', { actor, role: titleOf(role), team: of(team_id ?? place_id) }),
  }),
  eventLine(told.roleMade, {
    say: ({ role, based_on, permissions }, { actor }) =>
      based_on === null
        ? w.later('told-role-made', { actor, role, n: permissions.length })
        : w.later('told-role-copied', { actor, role, from: titleOf(based_on), n: permissions.length }),
  }),
  eventLine(told.roleChanged, { say: roleChanges }),
  eventLine(told.roleDropped, {
    say: ({ role, holders }, { actor }) => w.later('told-role-dropped', { actor, role, n: holders }),
  }),
  eventLine(told.mailWithdrawn, {
    say: ({ to }, { actor }) => w.later('told-mail-withdrawn', { actor, to }),
  }),
  eventLine(told.mailSentAgain, { say: ({ to }, { actor }) => w.later('told-mail-again', { actor, to }) }),
]
