import { transformSync } from '@swc/core';
import { readFileSync } from 'node:fs';
import { registerHooks, setSourceMapsSupport } from 'node:module';
import { fileURLToPath } from 'node:url';
import 'reflect-metadata';

const JEST_GLOBALS = new URL('jest-globals.ts', import.meta.url).href;

setSourceMapsSupport(true, { nodeModules: false, generatedCode: false });

/** Lets Node itself load the suites: TypeScript with decorators, which it does not strip, and Jest's globals. */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals'
      ? { url: JEST_GLOBALS, format: 'module', shortCircuit: true }
      : next(specifier, context),
  load: (url, context, next) => {
    const { protocol, pathname } = new URL(url);
    if (protocol !== 'file:' || !pathname.endsWith('.ts')) return next(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, 'utf8'), {
      filename,
      swcrc: false,
      sourceMaps: 'inline',
      jsc: {
        target: 'es2024',
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true },
      },
    });
    return { source: code, format: 'module', shortCircuit: true };
  },
});
