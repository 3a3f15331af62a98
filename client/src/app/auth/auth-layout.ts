import { Component, ViewEncapsulation } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Brand } from '../ui/brand';
import { FORM_FIELD_DEFAULTS } from '../ui/form-field-defaults';
import { Icon } from '../ui/icon';
import { injectWideScreen } from '../ui/wide-screen';
import { authTexts } from './texts';

/** The page around the forms of those who are not signed in: a brand panel beside one column. */
@Component({
  selector: 'app-auth-layout',
  imports: [Brand, Icon, RouterOutlet],
  templateUrl: './auth-layout.html',
  styleUrl: './auth-layout.scss',
  providers: [FORM_FIELD_DEFAULTS],
  encapsulation: ViewEncapsulation.None,
})
export class AuthLayout {
  protected readonly texts = authTexts;
  protected readonly wide = injectWideScreen();
}
