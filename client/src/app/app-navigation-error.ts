import { Location } from '@angular/common';
import { ErrorHandler, inject } from '@angular/core';
import { type NavigationError, RedirectCommand, Router } from '@angular/router';

export const FAILURE_PATH = 'something-went-wrong';

/** A page that cannot be loaded is said to be so, at its own address: loading that anew tries again. */
export function showFailurePage({ url, error }: NavigationError): RedirectCommand {
  new ErrorHandler().handleError(error); // to the console only: the page itself tells the user
  const address = inject(Location);
  if (address.path(true) !== url) address.go(url);
  return new RedirectCommand(inject(Router).parseUrl(FAILURE_PATH), { skipLocationChange: true });
}
