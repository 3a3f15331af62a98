import { Component } from '@angular/core';
import { PageHeading } from '../../ui/page-heading';
import { accountTexts } from '../texts';
import { DeleteSection } from './delete-section';
import { ExportSection } from './export-section';

@Component({
  selector: 'app-data-page',
  imports: [DeleteSection, ExportSection, PageHeading],
  template: `
    <h1 appPageHeading>{{ texts.yourData }}</h1>
    <app-export-section />
    <app-delete-section />
  `,
})
export class DataPage {
  protected readonly texts = accountTexts;
}
