import { TestBed } from '@angular/core/testing';
import { Theme } from './theme';

describe('Theme', () => {
  const around = () =>
    Array.from(
      document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]'),
      ({ content }) => content,
    );

  beforeEach(() => {
    localStorage.clear();
    document.head.innerHTML = `
      <meta name="theme-color" content="#f9f9ff" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#111318" media="(prefers-color-scheme: dark)" />`;
  });

  it('colours the page and what the browser paints around it', () => {
    const theme = TestBed.inject(Theme);
    expect(around()).toEqual(['#f9f9ff', '#111318']);
    theme.choose('dark');
    expect(document.documentElement.dataset['theme']).toBe('dark');
    expect(around()).toEqual(['#111318', '#111318']);
    theme.choose('light');
    expect(around()).toEqual(['#f9f9ff', '#f9f9ff']);
    theme.choose('system');
    expect(document.documentElement.dataset['theme']).toBeUndefined();
    expect(around()).toEqual(['#f9f9ff', '#111318']);
  });

  it('remembers the choice, and nothing where there is none', () => {
    TestBed.inject(Theme).choose('dark');
    expect(localStorage.getItem('theme')).toBe('dark');
    TestBed.inject(Theme).choose('system');
    expect(localStorage.getItem('theme')).toBeNull();
  });
});
