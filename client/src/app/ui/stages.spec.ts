import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { settle } from '../../testing/http';
import { injectStage } from './stages';

@Component({ template: '{{ stage() }}' })
class Page {
  readonly stage = injectStage(2);
}

describe('injectStage', () => {
  const resume: (() => void)[] = [];
  const pretendScheduler = () => {
    const value = { yield: () => new Promise<void>((resolve) => resume.push(resolve)) };
    Object.defineProperty(globalThis, 'scheduler', { configurable: true, value });
  };
  const open = async () => {
    const page = TestBed.createComponent(Page);
    await page.whenStable();
    return page;
  };
  const shown = (page: { nativeElement: unknown }) => (page.nativeElement as HTMLElement).textContent;

  beforeEach(() => void (resume.length = 0));
  afterEach(() => void Reflect.deleteProperty(globalThis, 'scheduler'));

  it('draws a stage, yields, and draws the next, up to the last', async () => {
    pretendScheduler();
    const page = await open();
    for (const stage of ['0', '1']) {
      expect(shown(page)).toBe(stage);
      expect(resume).toHaveLength(1);
      resume.pop()?.();
      await settle();
      await page.whenStable();
    }
    expect(shown(page)).toBe('2');
    expect(resume).toHaveLength(0);
  });

  it('is at its last from the start where a browser cannot yield', async () => {
    expect(shown(await open())).toBe('2');
  });

  it('goes on for nobody when the page is left meanwhile', async () => {
    pretendScheduler();
    const page = await open();
    page.destroy();
    resume.pop()?.();
    await settle();
    expect(resume).toHaveLength(0);
  });
});
