import type { HttpRequest } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { Router } from '@angular/router';
import type { ApiError } from '../api/api-error';
import { explain } from '../api/explain';
import { RENDERS_FAILURES } from '../api/renders-failures';
import { Notices } from '../ui/notices';
import { authTexts } from './texts';

/** Tells of refusals that no page shows by itself; the session is untouched by them. */
@Service()
export class FailureNotices {
  readonly #notices = inject(Notices);
  readonly #router = inject(Router);

  tell(error: ApiError, request: HttpRequest<unknown>): void {
    if (request.context.get(RENDERS_FAILURES)) return;
    if (error.kind === 'rateLimited') void this.#notices.show(explain(error));
    if (error.kind === 'forbidden') {
      const goHome = () => void this.#router.navigateByUrl('/todos');
      void this.#notices.show(explain(error), { label: authTexts.backToTodos, run: goHome });
    }
  }
}
