/** Tables that an export leaves out whole, and why. */
export const tablesLeftOut: Readonly<Record<string, string>> = {
  session: 'opens a door',
  one_time_link: 'opens a door',
  recovery_code: 'opens a door',
  half_sign_in: 'opens a door',
  sign_in_attempt: 'opens a door',
  passkey_challenge: 'opens a door',
  authenticator_app: 'opens a door',
  guess: 'counts tries to open one',
  idempotency: 'answers for requests that are sent again, for a day',
  standing_change: 'a mark between programs',
  outbox: 'what flows have yet to do',
  schedule: 'when the clock last struck',
  forward_cursor: 'how far a receiver is',
  disk_place: 'a disk of this house',
  push_key: 'a key of this house',
  seal_place: 'a file of this house',
  doc: 'made from the records, for search',
  seal_mail: 'how far heads have left',
  seal_node: 'made from the leaves',
  file_chunk: 'goes as files',
  agent_raw: 'reports as they came, which are let go of',
  import_chunk: 'raw files of imports, which are let go of',
}

/** Columns that are left out of tables that go. */
export const columnsLeftOut: Readonly<Record<string, readonly string[]>> = {
  account: ['password_hash'],
  api_token: ['token_hash'],
  agent_token: ['token_hash'],
  passkey: ['credential_id', 'public_key'],
  sign_in_provider: ['client_secret', 'own_key', 'own_key_before'],
  directory: ['bind_password'],
  provisioning: ['token_hash'],
  webhook: ['secret', 'secret_before'],
  pending_change: ['input'],
  push_device: ['reach', 'mark'],
}
