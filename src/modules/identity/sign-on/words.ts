import { vocabulary } from '#lib/words'

export const w = vocabulary('identity-sign-on', {
  may: 'Decide through which providers people sign in',
  'own-ways': 'Who may come by password or passkey while a provider is in use',

  'saml-keys-lost':
    '{n, plural, one {One sign-in provider’s} other {# sign-in providers’}} key of ours no longer opens. Paste its metadata anew, and give it ours',
  'secrets-lost':
    '{n, plural, one {One sign-in provider’s} other {# sign-in providers’}} client secret no longer opens. Give it again under Single sign-on',

  // Refusals
  'no-provider': 'There is no such provider',
  'name-taken': 'Another provider has this short name',
  'bad-issuer': 'Use https:// here; plain http only for a provider on this very machine',
  'metadata-not-xml': 'That is no XML that can be read. Paste the whole file',
  'metadata-several': 'It tells of several: paste the metadata of one provider',
  'metadata-no-provider': 'It tells of no identity provider that speaks SAML 2.0',
  'metadata-no-redirect': 'It names no single sign-on address for the HTTP-Redirect binding',
  'metadata-no-certificate': 'It names no certificate that the provider signs with',
  'anyone-needs-domain': 'Name the mail domains whose people may come in, or the whole world may',
  'secret-anew': 'Give the secret again: it was meant for the issuer before',
  'no-way-left': 'First take a provider into use, or nobody else could come in',
  'no-emergency': 'First make an account one for emergencies, or nobody could mend what fails',
  'no-link': 'There is no such link',
  gone: 'That took too long, or was begun elsewhere: start again',
  // Whoever failed is told no more; why stands in the audit trail.
  failed: 'Signing in through {provider} did not work. Try again, or ask an administrator',
  'not-let-in': '{provider} knows you, but this house does not let you in. Ask an administrator',
  'not-proven': '{provider} did not show that you have just signed in there. Sign out here, and in again',
  'password-off': 'Passwords are for administrators here. Sign in through your provider',

  // What is wrong, for whoever sets it up
  'fault-unreachable': 'It cannot be reached: {detail}',
  'fault-not-a-provider': 'Something answers, but not as an OpenID provider: {detail}',
  'fault-other-issuer':
    'It calls itself otherwise. Give its issuer exactly as it does, with your tenant’s id in it',
  'fault-secret': 'It does not take this client id and secret: {detail}',
  'fault-redirect': 'It does not know our redirect address. Register exactly this one there: {detail}',
  'fault-clock': 'Its clock and ours are too far apart, or the answer was too old',
  'fault-refused': 'It refused: {detail}',
  'fault-answer': 'Its answer does not hold: {detail}',
  'fault-key':
    'Our key for it does not open with the secret of this installation: paste its metadata anew, and give it ours',
  'fault-encryption': 'It encrypts in a way that is not safe any more. Have it use RSA-OAEP and AES',
  'fault-locked': 'The client secret does not open with the secret of this installation: give it again',
  'fault-not-for-this': 'It answers something else than what was asked, or another address than {detail}',
  'fault-passing': 'It calls people by names that pass. Have it send persistent names, or mail addresses',
  'fault-unverified': 'No verified address came along: {detail}',
  'fault-unknown': 'Nobody here has the address {detail}',
  'fault-no-account': '{detail} is in the directory, but has no account',
  'fault-other-domain': '{detail} is not in one of your mail domains',
  'fault-closed': 'The account is closed, or its person has left',
  'fault-other-address':
    '{detail} is in the directory, but whoever sees to accounts is known by the address of their account only',
  'fault-other-subject': 'That account is linked to someone else there already: unlink it first',
  'fault-stale': 'It did not say that they have just signed in',
  'none-given': 'none',

  // Try it
  'check-reach': 'Reached',
  'check-reached': 'It answers as {issuer}',
  'check-clock': 'Clock',
  'check-clock-good':
    'Ours and its tell the same time{seconds, plural, =0 {} one {, give or take # second} other {, give or take # seconds}}',
  'check-clock-bad': 'They are {seconds} seconds apart. Set this machine’s clock by NTP',
  'check-clock-unsaid': 'It does not say what time it has',
  'check-secret': 'Client id and secret',
  'check-secret-good': 'It takes them',
  'check-secret-unsaid': 'It says neither yes nor no: {detail}',
  'check-secret-none': 'No secret is set: PKCE alone protects the way',
  'check-certificate': 'Certificates',
  'check-certificate-good': '{n, plural, one {One} other {#}}, the last valid until {day}',
  'check-certificate-over': 'None is valid any more: paste its metadata anew',
  'check-tell-it':
    'Nothing tells from here whether it knows us: give it the entity id {entity} and the address {address}',
  'check-redirect': 'Redirect address',
  'check-redirect-good': 'It takes {address}',
  'outcome-enters': 'They would be let in as {name}',
  'outcome-links': 'They would be let in as {name}, and known by this from then on',
  'outcome-account': 'An account as requester would be opened for {name}',
  'outcome-newcomer': '{name} would be added to the directory, with an account as requester',

  // Timeline
  'told-added': '{actor} added the sign-in provider {provider}',
  'told-changed': '{actor} changed the sign-in provider {provider}: {fields}',
  'told-removed': '{actor} removed the sign-in provider {provider}',
  'told-own-ways':
    '{actor} {ways, select, administrators {lets administrators alone} emergency {lets emergency accounts alone} other {lets everyone}} come by password or passkey',
  'told-linked': '{actor} came through {provider} for the first time',
  'told-unlinked': '{actor} unlinked this account from {provider}',
  'told-refused': 'Someone came through {provider} and was not let in, {why}: {device}, from {ip}',
  'why-unverified': 'no verified address',
  'why-unknown': 'nobody here has the address',
  'why-no-account': 'no account',
  'why-other-domain': 'not of our mail domains',
  'why-closed': 'account closed',
  'why-other-address': 'not the address of their account',
  'why-other-subject': 'the account is linked to someone else there',
  'why-failed': 'the provider’s answer did not hold',
  'told-code-failed': 'Someone came through {provider} and then gave a wrong code: {device}, from {ip}',
  'told-unfinished': 'Someone came through {provider} and then showed no second factor: {device}, from {ip}',
})
