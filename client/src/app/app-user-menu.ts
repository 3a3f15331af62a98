import { Component, inject, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDividerModule } from '@angular/material/divider';
import { MatMenuModule } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { appTexts } from './app-texts';
import { AuthStore } from './auth/auth-store';
import { Icon } from './ui/icon';
import type { IconName } from './ui/icons';
import { Theme, type ThemeChoice } from './ui/theme';

const THEMES: { choice: ThemeChoice; icon: IconName }[] = [
  { choice: 'system', icon: 'themeSystem' },
  { choice: 'light', icon: 'themeLight' },
  { choice: 'dark', icon: 'themeDark' },
];

@Component({
  selector: 'app-user-menu',
  imports: [Icon, MatButtonModule, MatDividerModule, MatMenuModule, RouterLink],
  templateUrl: './app-user-menu.html',
  styleUrl: './app-user-menu.scss',
})
export class UserMenu {
  readonly signOut = output();

  protected readonly user = inject(AuthStore).user;
  protected readonly theme = inject(Theme);
  protected readonly themes = THEMES;
  protected readonly texts = appTexts;
}
