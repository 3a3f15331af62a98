import { Component, signal } from '@angular/core';
import { DeferBlockBehavior } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { render, screen, waitFor } from '@testing-library/angular';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from './app';
import { Outage } from './api/outage';

@Component({ template: '<main><h1>The page</h1></main>' })
class Page {}

const active = signal(false);

function renderApp() {
  return render(App, {
    providers: [
      provideRouter([{ path: '', component: Page }]),
      { provide: Outage, useValue: { active, checking: () => false } },
    ],
    deferBlockBehavior: DeferBlockBehavior.Playthrough,
  });
}

describe('App', () => {
  afterEach(() => active.set(false));

  it('takes the place of what index.html shows meanwhile, and is never beside it', async () => {
    const page = readFileSync(join(__dirname, '../index.html'), 'utf8');
    const starting = new DOMParser().parseFromString(page, 'text/html').getElementById('starting');
    document.body.append(starting ?? 'nothing');
    const app = await renderApp();
    expect(screen.getByRole('heading')).toHaveTextContent('Latchlist');
    await app.fixture.debugElement.injector.get(Router).navigateByUrl('/');
    expect(screen.getAllByRole('main')).toHaveLength(1);
    expect(screen.getByRole('main')).toHaveTextContent('The page');
  });

  it('tells of an outage for as long as it lasts', async () => {
    await renderApp();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    active.set(true);
    expect(await screen.findByRole('alert')).toHaveTextContent('cannot be reached');
    active.set(false);
    await waitFor(() => expect(screen.queryByRole('alert')).not.toBeInTheDocument());
  });
});
