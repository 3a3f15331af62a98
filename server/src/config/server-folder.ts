import { findPackageJSON } from 'node:module';
import { dirname } from 'node:path';

/** Where the server's own files lie, seen from its source and from its build alike. */
export const SERVER_FOLDER = dirname(findPackageJSON(import.meta.url) ?? '');
