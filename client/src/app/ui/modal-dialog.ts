import { afterNextRender, ApplicationRef, type ElementRef, inject, type Signal } from '@angular/core';

export interface ModalDialog {
  /**
   * Closes it, which gives the focus back, and tells whoever shows it, who takes it out of the page: at once, so that one
   * who asks for it again in the same moment gets a new one, not the one that was just closed.
   */
  close: (tell: () => void) => void;
}

/** Opens a component's `<dialog>` once it is in the page. @param opened what comes right after, such as the focus. */
export function modalDialog(dialog: Signal<ElementRef<HTMLDialogElement>>, opened?: () => void): ModalDialog {
  const application = inject(ApplicationRef);
  afterNextRender(() => {
    dialog().nativeElement.showModal();
    opened?.();
  });
  return {
    close: (tell) => {
      dialog().nativeElement.close();
      tell();
      application.tick();
    },
  };
}
