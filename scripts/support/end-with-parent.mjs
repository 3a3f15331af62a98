// Preloaded into a long-running child that has an IPC channel to us: should we be killed outright, with no chance to
// forward a signal, the channel closes, and the child still stops in order.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
