import { type Finder, pageOf, type Stop } from '../stop.ts'

const account = async ({ id }: Finder) => `/admin/accounts/${await id('Mikkel Krog')}`

/** The administration, its lists and its editors. */
export const adminStops: readonly Stop[] = [
  { name: 'admin', route: '/admin' },
  { name: 'admin-accounts', route: '/admin/accounts' },
  {
    name: 'admin-account',
    route: '/admin/accounts/$id',
    at: account,
  },
  { name: 'admin-roles', route: '/admin/roles' },
  { name: 'admin-role-edit', route: '/admin/roles/edit' },
  { name: 'admin-sign-on', route: '/admin/sign-on' },
  { name: 'admin-tokens', route: '/admin/tokens' },
  { name: 'admin-mail', route: '/admin/mail' },
  { name: 'admin-directories', route: '/admin/directories' },
  { name: 'admin-webhooks', route: '/admin/webhooks' },
  { name: 'admin-macros', route: '/admin/macros' },
  { name: 'admin-assets', route: '/admin/assets' },
  { name: 'admin-asset-sources', route: '/admin/asset-sources' },
  {
    name: 'dialog-asset-source',
    route: '/admin/asset-sources',
    async act(page) {
      await page.locator('[data-print-whole] button').nth(6).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'admin-fields', route: '/admin/fields' },
  { name: 'admin-tags', route: '/admin/tags' },
  { name: 'admin-settings', route: '/admin/settings' },
  { name: 'admin-keeping', route: '/admin/keeping' },
  { name: 'admin-jobs', route: '/admin/jobs' },
  { name: 'admin-deliveries', route: '/admin/deliveries' },
  { name: 'admin-audit', route: '/admin/audit' },
  { name: 'admin-service-levels', route: '/admin/service-levels' },
  {
    name: 'admin-service-level',
    route: '/admin/service-levels/$key',
    at: pageOf('/admin/service-levels', 'policy', ''),
  },
  { name: 'admin-service-level-new', route: '/admin/service-levels/$key', at: '/admin/service-levels/new' },
  { name: 'admin-workflows', route: '/admin/workflows' },
  { name: 'admin-workflow', route: '/admin/workflows/$kind', at: '/admin/workflows/incident' },
  { name: 'admin-categories', route: '/admin/categories' },
  { name: 'admin-priorities', route: '/admin/priorities' },
  { name: 'admin-imports', route: '/admin/imports' },
  { name: 'admin-import-absent', route: '/admin/imports/$key', at: '/admin/imports/IMP-9' },
  { name: 'admin-refused', route: '/admin/settings', as: 'requester' },
  { name: 'developers', route: '/developers' },
  { name: 'developers-endpoint', route: '/developers/$room/$verb', at: '/developers/desk/open' },
  { name: 'dialog-invite', route: '/admin/accounts', press: ['Invite people'] },
  { name: 'dialog-role-give', route: '/admin/roles', press: ['Give a role'] },
  { name: 'dialog-provider', route: '/admin/sign-on', press: ['Add a provider'] },
  { name: 'dialog-saml', route: '/admin/sign-on', press: ['Add one by SAML'] },
  { name: 'dialog-directory', route: '/admin/directories', press: ['Connect a directory'] },
  { name: 'dialog-connection', route: '/admin/directories', press: ['Let a provider bring people'] },
  { name: 'dialog-webhook', route: '/admin/webhooks', press: ['Add a webhook'] },
  { name: 'dialog-macro', route: '/admin/macros', press: ['New macro'] },
  { name: 'dialog-field', route: '/admin/fields', press: ['Add a field'] },
  {
    name: 'dialog-tag',
    route: '/admin/tags',
    act: (page) => page.locator('tr[data-index="0"] button').first().click(),
  },
  { name: 'dialog-hold', route: '/admin/keeping', press: ['Place a hold'] },
  { name: 'dialog-category', route: '/admin/categories', press: ['Add a category'] },
  { name: 'dialog-close-account', route: '/admin/accounts/$id', at: account, press: ['Close the account'] },
  {
    name: 'dialog-event',
    route: '/admin/audit',
    act: (page) => page.locator('tr[data-index="1"]').click(),
  },
]
