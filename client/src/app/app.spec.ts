import { Component } from '@angular/core';
import { provideRouter, Router } from '@angular/router';
import { render, screen } from '@testing-library/angular';
import { App } from './app';
import { Outage } from './api/outage';

@Component({ template: '<main><h1>The page</h1></main>' })
class Page {}

describe('App', () => {
  it('shows its name until the first page is there, and never both', async () => {
    const app = await render(App, {
      providers: [
        provideRouter([{ path: '', component: Page }]),
        { provide: Outage, useValue: { active: () => false, checking: () => false } },
      ],
      autoDetectChanges: false,
    });
    app.detectChanges();
    expect(screen.getByRole('heading')).toHaveTextContent('Latchlist');
    await app.fixture.debugElement.injector.get(Router).navigateByUrl('/');
    expect(screen.getAllByRole('main')).toHaveLength(1);
    expect(screen.getByRole('main')).toHaveTextContent('The page');
  });
});
