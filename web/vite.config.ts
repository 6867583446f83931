import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `API` names a running server for development; the built pages are served by the server itself from one origin. */
const api = process.env.API ?? 'http://localhost:8310';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    manifest: true,
    chunkSizeWarningLimit: 700,
    assetsInlineLimit: 0,
  },
  server: { port: 8320, proxy: { '^/[a-z-]+/api/.*': api, '/api': api } },
});
