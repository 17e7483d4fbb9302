import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build, defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

/** Reached through the doors of the kernel and used by the server; they only define things, but do not say so. */
const geometry =
  /node_modules\/(polyclip-ts|bignumber\.js|splaytree-ts|gcoord|robust-predicates|point-in-polygon-hao)\//

/** What stands beside the doors of the kernel and the features only defines; what nobody uses need not be loaded. */
const definitions = /\/(kernel|features)\/.*(?<!\/index)\.tsx?$/

/**
 * The service worker is generated and loads these beside it: what sends the outbox when the browser wakes it, and what
 * shows the messages that are pushed. Built for itself, for a service worker takes no modules with imports; of the doors it comes through, only what it uses.
 */
function workerScript(name: string): Plugin {
  return {
    name,
    apply: 'build',
    async generateBundle() {
      const built = await build({
        configFile: false,
        logLevel: 'error',
        build: {
          write: false,
          target: 'es2020',
          rolldownOptions: {
            input: fileURLToPath(new URL(`./${name}.ts`, import.meta.url)),
            output: { format: 'iife' },
            treeshake: {
              moduleSideEffects: [
                { test: new RegExp(`${name}\\.ts$`), sideEffects: true },
                { test: /./, sideEffects: false },
              ],
            },
          },
        },
      })
      const output = Array.isArray(built) ? built.flatMap(one => one.output) : 'output' in built ? built.output : []
      const chunk = output.find(one => one.type === 'chunk')
      if (!chunk) throw new Error(`${name}.ts was not built`)
      this.emitFile({ type: 'asset', fileName: `${name}.js`, source: chunk.code })
    },
  }
}

const workerScripts = ['outbox-sync', 'push-worker']
const icon = { type: 'image/png', purpose: 'any' } as const

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: fileURLToPath(new URL('../../ui/brand/public', import.meta.url)),
  base: '/pocket/',
  plugins: [
    react(),
    ...workerScripts.map(workerScript),
    VitePWA({
      // A new version waits until the app is closed: nobody loses what they are typing to a reload.
      registerType: 'prompt',
      injectRegister: null,
      manifest: {
        id: '/pocket/',
        name: '近邻',
        short_name: '近邻',
        description: '把身边的事说出来，有人接，有期限，有回音。',
        lang: 'zh-CN',
        start_url: '/pocket/',
        scope: '/pocket/',
        display: 'standalone',
        orientation: 'portrait',
        theme_color: '#FFFFFF',
        background_color: '#F6F7F5',
        icons: [
          { ...icon, src: 'icon-192.png', sizes: '192x192' },
          { ...icon, src: 'icon-512.png', sizes: '512x512' },
          { ...icon, src: 'icon-maskable-512.png', sizes: '512x512', purpose: 'maskable' },
        ],
      },
      workbox: {
        // Code only, the map's included: answers of the server are personal and are never kept by the service worker.
        globPatterns: ['**/*.{js,css,html,svg,png}'],
        importScripts: workerScripts.map(name => `${name}.js`),
        globIgnores: workerScripts.map(name => `${name}.js`),
        navigateFallback: '/pocket/index.html',
        navigateFallbackAllowlist: [/^\/pocket\//],
        cleanupOutdatedCaches: true,
      },
    }),
  ],
  worker: { format: 'es' },
  build: {
    outDir: fileURLToPath(new URL('../../dist/pocket', import.meta.url)),
    emptyOutDir: true,
    target: 'es2020',
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      treeshake: { moduleSideEffects: [geometry, definitions].map(test => ({ test, sideEffects: false })) },
    },
  },
  server: { port: 5174, proxy: { '/api': 'http://localhost:8080' } },
})
