import { Component } from '@angular/core';
import { PageHeading } from '../../ui/page-heading';
import { accountTexts } from '../texts';
import { EmailSection } from './email-section';
import { NameSection } from './name-section';

@Component({
  selector: 'app-profile-page',
  imports: [EmailSection, NameSection, PageHeading],
  template: `
    <h1 appPageHeading>{{ texts.pages.profile }}</h1>
    <app-name-section />
    <app-email-section />
  `,
})
export class ProfilePage {
  protected readonly texts = accountTexts;
}
