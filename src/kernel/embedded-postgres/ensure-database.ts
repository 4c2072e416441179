import { withClient } from '../db.ts'

/** Makes the database if it is not there, also beside another start that does the same at this moment. */
export const ensureDatabase = (url: string, name: string) =>
  withClient({ url, name: 'wheelhouse start' }, async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  })
