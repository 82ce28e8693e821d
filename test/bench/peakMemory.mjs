// Tells the peak memory of a benchmarked process when it ends.
process.on('exit', () => process.stderr.write(`peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`));
