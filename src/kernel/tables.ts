/**
 * Every table of the database, by name. Each owner adds its own from the `tables.gen.ts` beside its migrations
 * (`npm run types:db` writes them), so that no file here has to know the rooms.
 */
// oxlint-disable-next-line typescript/no-empty-object-type, typescript/no-empty-interface
export interface Tables {}
