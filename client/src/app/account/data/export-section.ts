import { Component, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatProgressSpinnerModule } from '@angular/material/progress-spinner';
import { firstValueFrom } from 'rxjs';
import { toApiError } from '../../api/api-error';
import { explain } from '../../api/explain';
import { Icon } from '../../ui/icon';
import { InlineAlert } from '../../ui/inline-alert';
import { Notices } from '../../ui/notices';
import { AccountApi, type ExportFormat } from '../account-api';
import { accountTexts } from '../texts';
import { fileNameIn } from './file-name';
import { SaveFile } from './save-file';

/** All to-dos, to take away. */
@Component({
  selector: 'app-export-section',
  imports: [Icon, InlineAlert, MatButtonModule, MatProgressSpinnerModule],
  templateUrl: './export-section.html',
  styleUrl: './export-section.scss',
})
export class ExportSection {
  readonly #api = inject(AccountApi);
  readonly #files = inject(SaveFile);
  readonly #notices = inject(Notices);
  readonly #busy = signal<ExportFormat | null>(null);
  readonly #failure = signal<string | null>(null);

  protected readonly texts = accountTexts;
  protected readonly formats: ExportFormat[] = ['json', 'csv'];
  /** What is being fetched. */
  protected readonly busy = this.#busy.asReadonly();
  protected readonly failure = this.#failure.asReadonly();

  protected async download(format: ExportFormat): Promise<void> {
    if (this.#busy()) return;
    this.#busy.set(format);
    this.#failure.set(null);
    try {
      await this.#fetch(format);
    } catch (failure) {
      this.#failure.set(explain(toApiError(failure)));
    } finally {
      this.#busy.set(null);
    }
  }

  async #fetch(format: ExportFormat): Promise<void> {
    const { body, headers } = await firstValueFrom(this.#api.exportTodos(format));
    const name = fileNameIn(headers.get('Content-Disposition')) ?? `latchlist.${format}`;
    this.#files.save(body ?? new Blob(), name);
    void this.#notices.show(accountTexts.exported(name));
  }
}
