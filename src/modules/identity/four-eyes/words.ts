import { vocabulary } from '#lib/words'

export const w = vocabulary('identity-four-eyes', {
  'four-eyes': 'Whatever lets somebody do more needs a second person',
  lost: '{n, plural, one {One change that waits} other {# changes that wait}} for a second person can no longer be read: ask for them again',

  // What somebody gains
  'gain-held': '{who} gets the role {role}',
  'gain-held-part': '{who} gets the role {role} for {part}',
  'gain-joined': '{who} joins {team}, and may what the team may',
  'gain-shaped': 'The role {role} may more: {what}',
  'gain-shaped-staff': 'The role {role} sees what IT sees and may more: {what}',
  'gain-staff': 'The role {role} sees what IT sees',
  'gain-open': 'The account of {who} is open',
  'gain-reached': '{who} signs in with another address',
  'gain-linked': 'Whoever asks gets a link by which one comes in as {who}',
  'gain-bare': '{who} comes in without a second factor',
  'gain-unasked': 'The role {role} no longer needs a second factor',
  'gain-vouched': 'The provider {provider} says who somebody is',
  'gain-kept': 'The account of {who} becomes one for emergencies',
  'gain-alone': 'One person alone can let somebody do more',
  'gain-ways': 'More people come in by password or passkey',
  'gain-more': '{n, plural, one {one more thing} other {# more things}}',

  // Refusals
  held: 'Waits for a second person: {n, plural, =0 {nobody else may confirm it now} one {one other may confirm it} other {# others may confirm it}}. Nothing has changed yet',
  'held-already': 'You asked for this before: it waits for a second person already. Nothing has changed yet',
  'held-by': '{by} asked for this before: it waits for a second person, who may be you',
  'held-here': 'This lets somebody do more and needs a second person: do it by hand, one at a time',
  'too-many': 'You have {n} changes waiting already: withdraw some, or wait',
  'no-change': 'There is no such change, or it waits no more',
  'own-change': 'You asked for this yourself: somebody else has to confirm it',
  'not-yours': 'Only who asked for it can withdraw it',
  'no-power': 'You may not do this yourself, so you cannot confirm it',
  'asker-gone': 'Whoever asked for this may not do it any more',
  stale:
    'What this rests upon has changed since it was asked for, and something else would come of it: it has to be asked for again',
  'two-first': 'Before that, two people who may give roles must be able to sign in',

  // Mail
  'kind-asked': 'Somebody needs a second person',
  'kind-decided': 'What I asked a second person for is decided',
  'say-asked': '{by} needs a second person, who may be you',
  'say-confirmed': '{by} confirmed what you asked for',
  'say-declined': '{by} declined what you asked for: {reason}',
  'mail-action': 'Open it',
  'mail-alone-subject': 'Wheelhouse: done without a second person',
  'mail-alone': '{by} did this by an emergency account, alone: {what}.',

  // Bridge
  'home-waiting': '{n, plural, one {A change waits} other {# changes wait}} for a second person',
  'home-open': 'Look at {n, plural, one {it} other {all #}}',
  'home-few':
    'Four eyes are on, and only {n, plural, =0 {nobody} one {one person} other {# people}} can confirm',
  'home-few-do': 'Accounts',
  'asked-by': '{by} asks',

  // Timeline
  'told-asked': '{actor} asked for a second person: {what}',
  'told-confirmed': '{actor} confirmed what {by} asked for: {what}',
  'told-declined': '{actor} declined what {by} asked for: {what} ({reason})',
  'told-withdrawn': '{actor} withdrew what they had asked a second person for: {what}',
  'told-expired': 'Nobody confirmed what {by} asked for: {what}',
  'told-on': '{actor} decided that whatever lets somebody do more needs a second person',
  'told-off': '{actor} decided that one person alone can let somebody do more',
  'told-alone': '{actor} did without a second person, by an emergency account: {what}',
})
