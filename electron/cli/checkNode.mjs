// Runs before every script (node --import): one clear sentence instead of a crash of the native database module on an older Node.
if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(`需要 Node 24 或更高版本（当前 ${process.versions.node}）：请先执行 npm ci，再用 npm run 启动，不要直接用系统自带的 node。\n`);
  process.exit(2);
}

// Keeps the compiled (and type-stripped) sources between runs, which halves the start of a command. Off where it cannot be written.
const { enableCompileCache } = await import('node:module');
enableCompileCache();
