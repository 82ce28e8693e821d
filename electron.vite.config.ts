import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** Packages that make chunks of their own in the window: loaded when a page first needs them, and kept apart from what changes. */
const CHUNKS: readonly { readonly name: string; readonly test: RegExp }[] = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
  { name: 'antd', test: /node_modules[\\/](antd|@ant-design|@rc-component|rc-[^\\/]+|dayjs)[\\/]/ },
  { name: 'echarts', test: /node_modules[\\/](echarts|zrender)[\\/]/ },
  { name: 'pdf', test: /node_modules[\\/]pdfjs-dist[\\/]/ },
];

export default defineConfig({
  main: {
    build: {
      // A hundred small modules that every start would look up one by one become part of the program's own few files.
      externalizeDeps: { exclude: ['zod', 'js-yaml'] },
      rollupOptions: {
        // Worker entries stand beside the program's own: `workerEntry` finds them there. Chunks too, so that `import.meta.dirname` is one folder.
        input: { main: 'electron/main.ts', readingWorker: 'electron/reading/readingWorker.ts', previewWorker: 'electron/pdf/previewWorker.ts', outputWorker: 'electron/service/outputs/outputWorker.ts', auditWorker: 'electron/service/audit/auditWorker.ts' },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rollupOptions: { input: { preload: 'electron/preload.ts' }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'renderer',
    base: './',
    plugins: [react()],
    build: {
      minify: true,
      chunkSizeWarningLimit: 3000,
      rolldownOptions: { input: 'renderer/index.html', output: { codeSplitting: { groups: CHUNKS.map(({ name, test }) => ({ name, test })) } } },
    },
  },
});
