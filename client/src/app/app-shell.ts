import { OverlayContainer } from '@angular/cdk/overlay';
import { Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink, RouterOutlet } from '@angular/router';
import { HeaderOverlays } from './app-header-overlays';
import { appTexts } from './app-texts';
import { Session } from './auth/session';
import { UserMenu } from './app-user-menu';
import { Brand } from './ui/brand';
import { FORM_FIELD_DEFAULTS } from './ui/form-field-defaults';
import { Icon } from './ui/icon';
import { Notices } from './ui/notices';
import { injectStage } from './ui/stages';

/** What surrounds every page of those who are signed in. */
@Component({
  selector: 'app-shell',
  imports: [Brand, Icon, MatButtonModule, RouterLink, RouterOutlet, UserMenu],
  providers: [FORM_FIELD_DEFAULTS, { provide: OverlayContainer, useClass: HeaderOverlays }],
  templateUrl: './app-shell.html',
  styleUrl: './app-shell.scss',
})
export class AppShell {
  readonly #session = inject(Session);
  readonly #notices = inject(Notices);

  protected readonly texts = appTexts;
  protected readonly stage = injectStage(1);

  protected skipToContent(main: HTMLElement): void {
    main.focus();
  }

  protected async signOut(): Promise<void> {
    void this.#notices.dismiss();
    await this.#session.signOut().catch(() => this.#notices.show(appTexts.signOutFailed));
  }
}
