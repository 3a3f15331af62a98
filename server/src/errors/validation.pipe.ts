import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { MAX_ERRORS } from './max-errors.ts';
import type { FieldError } from './problem.ts';
import { invalid } from './problems.ts';

/** No body of ours has objects in objects; a little is left for what is refused with a better reason. */
const MAX_DEPTH = 10;

/** No list of ours takes more; what is longer is refused before each item is looked at. */
const MAX_ITEMS = 500;

/** Refuses what a DTO does not describe, unknown fields included; converts nothing by itself. */
@Injectable()
export class StrictValidationPipe extends ValidationPipe {
  constructor() {
    super({ whitelist: true, forbidNonWhitelisted: true, transform: true });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    // A body that is absent is an empty one: each required field is then named.
    const given = metadata.type === 'body' && value === undefined ? {} : value;
    if (metadata.type === 'body' && (typeof given !== 'object' || given === null || Array.isArray(given))) {
      throw invalid([{ pointer: '', detail: 'The body must be a JSON object.' }]);
    }
    if (metadata.type !== 'custom') refuseTraps(given);
    return super.transform(given, metadata) as Promise<unknown>;
  }

  override createExceptionFactory() {
    return (errors: ValidationError[] = []) =>
      invalid(errors.flatMap((error) => fieldErrors(error, '')).slice(0, MAX_ERRORS));
  }
}

/** What class-transformer and class-validator do not see: names every object has, and nesting without end. */
function refuseTraps(value: unknown): void {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) throw invalid([{ pointer: '', detail: 'The body is nested too deep.' }]);
    const objects = level.filter((each): each is object => typeof each === 'object' && each !== null);
    if (objects.some((each) => Array.isArray(each) && each.length > MAX_ITEMS))
      throw invalid([{ pointer: '', detail: `A list has at most ${MAX_ITEMS} items.` }]);
    const trap = objects.flatMap((each) => Object.keys(each)).find((key) => key in Object.prototype);
    if (trap) throw invalid([{ pointer: `/${trap}`, detail: `${trap} is not known here.` }]);
    level = objects.flatMap((each) => Object.values(each) as unknown[]);
  }
}

function fieldErrors(error: ValidationError, parent: string): FieldError[] {
  const pointer = `${parent}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    pointer,
    detail: rule === 'whitelistValidation' ? `${error.property} is not known here.` : `${message}.`,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, pointer))];
}
