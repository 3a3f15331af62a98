import { Module } from '@nestjs/common';
import { LimitsModule } from '../limits/limits.module.ts';
import { CspReportsController } from './csp-reports.controller.ts';
import { IndexPage } from './index-page.ts';
import { KnownRoutes } from './known-routes.ts';
import { PagesController } from './pages.controller.ts';

/** Hands out the web client. Stands last among the modules: its route takes what is left. */
@Module({
  imports: [LimitsModule],
  controllers: [CspReportsController, PagesController],
  providers: [IndexPage, KnownRoutes],
})
export class WebModule {}
