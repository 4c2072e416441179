// Written by `npm run types:db` from the migrated database. Do not edit.
export {}

declare module '#kernel/tables' {
  interface Tables {
    entity_tag: {
      entity_id: string
      tag_id: string
      created_at: string
      created_by: string | null
    }
    tag: {
      id: string
      name: string
      title: string
      created_at: string
      created_by: string | null
    }
  }
}
