import { DOCUMENT, inject, Service } from '@angular/core';

const READ_BY = 10_000; // ms; some browsers begin to read a while after the click

/** Hands the browser a file to keep. */
@Service()
export class SaveFile {
  readonly #document = inject(DOCUMENT);

  save(content: Blob, name: string): void {
    const url = URL.createObjectURL(content);
    const link = this.#document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), READ_BY);
  }
}
