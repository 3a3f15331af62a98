import type { FieldTree, ValidationError } from '@angular/forms/signals';
import type { FieldError } from './api-error';

/** Puts the server's field errors on the form's fields of the same name; the rest is left out. */
export function formErrors<T extends object>(
  form: FieldTree<T>,
  errors: readonly FieldError[],
): ValidationError.WithOptionalFieldTree[] {
  const fields = form as unknown as Record<string, FieldTree<unknown> | undefined>;
  return errors.flatMap(({ field, message }) => {
    const fieldTree = fields[field];
    return fieldTree ? [{ kind: 'server', message, fieldTree }] : [];
  });
}
