import { signal, type Signal } from '@angular/core';
import { type FieldTree, submit } from '@angular/forms/signals';
import { type ApiError, type FieldError, toApiError } from './api-error';
import { explain } from './explain';
import { formErrors } from './form-errors';

/** A refusal in the words of a form: what to say of its fields, and what to say where none is to blame. */
export interface Complaint {
  fieldErrors: readonly FieldError[];
  message: string;
}

export interface FormSubmission {
  /** What went wrong, where no field is to blame. */
  failure: Signal<string | null>;
  /** True once the action has succeeded. */
  run: (action: () => Promise<unknown>) => Promise<boolean>;
}

/** Submits a form once at a time; the server's complaints land on their fields, and the first wrong field is focused. */
export function formSubmission<T extends object>(
  form: FieldTree<T>,
  describe: (error: ApiError) => Complaint = complaintOf,
): FormSubmission {
  const failure = signal<string | null>(null);

  async function run(action: () => Promise<unknown>): Promise<boolean> {
    const submitted = await submit(form, async () => {
      failure.set(null);
      try {
        await action();
        return [];
      } catch (thrown) {
        const { fieldErrors, message } = describe(toApiError(thrown));
        const errors = formErrors(form, fieldErrors);
        if (!errors.length) failure.set(message);
        return errors;
      }
    });
    form().errorSummary()[0]?.fieldTree().focusBoundControl();
    return submitted && failure() === null;
  }

  return { failure: failure.asReadonly(), run };
}

export function complaintOf(error: ApiError): Complaint {
  return { fieldErrors: error.fieldErrors, message: explain(error) };
}
