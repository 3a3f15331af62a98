import { Component, input } from '@angular/core';
import type { Observable } from 'rxjs';
import { PageHeading } from '../ui/page-heading';
import { Icon } from '../ui/icon';
import { SendAgain } from './send-again';
import { authTexts } from './texts';

/** Says where a mail went and what to do if it does not come; what else could be tried goes inside, as list items. */
@Component({
  selector: 'app-mail-sent',
  imports: [Icon, PageHeading, SendAgain],
  templateUrl: './mail-sent.html',
  styleUrl: './mail-sent.scss',
})
export class MailSent {
  readonly email = input.required<string>();
  readonly text = input.required<string>();
  readonly send = input.required<(email: string) => Observable<unknown>>();
  readonly sentAgainText = input.required<string>();

  protected readonly texts = authTexts;
}
