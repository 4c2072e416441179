import type { Plugin } from 'vite'

/** Lets the page ask for the screens while it still learns which language it speaks, rather than after. */
export const earlyLinks = (module: string): Plugin => ({
  name: 'early-links',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(_, { bundle = {} }) {
      const chunks = Object.values(bundle).filter((part) => part.type === 'chunk')
      const first = chunks.find(({ facadeModuleId }) => facadeModuleId === module)
      if (!first) return []
      const files = [first.fileName, ...first.imports]
      const styles = chunks
        .filter(({ fileName }) => files.includes(fileName))
        .flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])])
      return [
        ...files.map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
          injectTo: 'head' as const,
        })),
        ...styles.map((file) => ({
          tag: 'link',
          attrs: { rel: 'stylesheet', crossorigin: true, href: `/${file}` },
          injectTo: 'head' as const,
        })),
      ]
    },
  },
})
