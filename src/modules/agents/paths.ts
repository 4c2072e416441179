/** Where agents report: ours, and what servers that they were set up for call it. */
export const paths = [
  '/inventory',
  '/front/inventory.php',
  '/plugins/fusioninventory/',
  '/plugins/glpiinventory/',
  '/marketplace/glpiinventory/',
  '/ocsinventory',
] as const
