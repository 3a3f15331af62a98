import { Module } from '@nestjs/common';
import { IndexPage } from './index-page.ts';
import { KnownRoutes } from './known-routes.ts';
import { PagesController } from './pages.controller.ts';

/** Hands out the web client. Stands last among the modules: its route takes what is left. */
@Module({ controllers: [PagesController], providers: [IndexPage, KnownRoutes] })
export class WebModule {}
