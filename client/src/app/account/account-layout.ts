import { Component, inject, ViewEncapsulation } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Icon } from '../ui/icon';
import type { IconName } from '../ui/icons';
import { PasswordDialog } from './password-dialog';
import { PasswordProof } from './password-proof';
import { accountTexts } from './texts';

const PAGES: { path: keyof typeof accountTexts.pages; icon: IconName }[] = [
  { path: 'profile', icon: 'profile' },
  { path: 'password', icon: 'password' },
  { path: 'devices', icon: 'devices' },
  { path: 'activity', icon: 'activity' },
  { path: 'data', icon: 'data' },
];

/** What surrounds the pages of the account: the way between them, and the one dialog that asks for the password. */
@Component({
  selector: 'app-account-layout',
  imports: [Icon, MatButtonModule, PasswordDialog, RouterLink, RouterLinkActive, RouterOutlet],
  providers: [PasswordProof],
  templateUrl: './account-layout.html',
  styleUrl: './account-layout.scss',
  encapsulation: ViewEncapsulation.None,
  host: { class: 'account' },
})
export class AccountLayout {
  protected readonly proof = inject(PasswordProof);
  protected readonly pages = PAGES;
  protected readonly texts = accountTexts;
}
