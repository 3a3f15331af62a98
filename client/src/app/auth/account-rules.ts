import { email, required, type SchemaPath, validate } from '@angular/forms/signals';
import { textLength } from '../ui/text-length';
import { MIN_PASSWORD } from './min-password';
import { authTexts } from './texts';

const MAX_PASSWORD = 128;
const MAX_NAME = 100;

export function nameRules(path: SchemaPath<string>): void {
  required(path, { message: authTexts.nameMissing });
  validate(path, ({ value }) => {
    if (value() && !value().trim()) return { kind: 'blank', message: authTexts.nameMissing };
    return textLength(value().trim()) > MAX_NAME
      ? { kind: 'maxLength', message: authTexts.nameTooLong }
      : null;
  });
}

export function emailRules(path: SchemaPath<string>): void {
  required(path, { message: authTexts.emailMissing });
  email(path, { message: authTexts.emailMalformed });
}

export function newPasswordRules(path: SchemaPath<string>): void {
  required(path, { message: authTexts.newPasswordMissing });
  validate(path, ({ value }) => {
    if (!value()) return null;
    const missing = MIN_PASSWORD - textLength(value());
    if (missing > 0) return { kind: 'minLength', message: authTexts.passwordTooShort(MIN_PASSWORD, missing) };
    return missing < MIN_PASSWORD - MAX_PASSWORD
      ? { kind: 'maxLength', message: authTexts.passwordTooLong }
      : null;
  });
}
