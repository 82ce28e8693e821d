/** Tells on stderr what a command is doing, once it has taken over a second: short work stays silent. */
export function startProgress(): (step: string) => void {
  const started = performance.now();
  return (step) => {
    if (performance.now() - started > 1000) process.stderr.write(`${step}……\n`);
  };
}
