import type { Provider } from '@angular/core';
import {
  MAT_FORM_FIELD_DEFAULT_OPTIONS,
  type MatFormFieldDefaultOptions,
} from '@angular/material/form-field';

const OPTIONS: MatFormFieldDefaultOptions = {
  appearance: 'outline',
  floatLabel: 'always',
  hideRequiredMarker: true,
  subscriptSizing: 'dynamic',
};

/** For the pages' layouts, not the application: so that the first load does without form fields. */
export const FORM_FIELD_DEFAULTS: Provider = { provide: MAT_FORM_FIELD_DEFAULT_OPTIONS, useValue: OPTIONS };
