// Imported first by every command: an older Node would otherwise end in a stack trace further down.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Latchlist needs Node 20.19 or newer to start; this is ${process.version}.`);
  process.exit(1);
}
