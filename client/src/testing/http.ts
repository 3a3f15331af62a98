import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import type { EnvironmentProviders, Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, type Routes, withComponentInputBinding } from '@angular/router';
import { HTTP_CHAIN } from '../app/auth/http-chain';
import { Notices } from '../app/ui/notices';
import { FakeNotices } from './fake-notices';

const ANYWHERE: Routes = [{ path: '**', children: [] }];

/** The client's real HTTP chain on a fake network; routes that are not given lead to empty pages. */
export function provideTestHttp(routes: Routes = []): (Provider | EnvironmentProviders)[] {
  return [
    provideHttpClient(withInterceptors(HTTP_CHAIN)),
    provideHttpClientTesting(),
    provideRouter([...routes, ...ANYWHERE], withComponentInputBinding()),
    { provide: Notices, useClass: FakeNotices },
  ];
}

/** Lets promises and the interceptors waiting for them go on. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

export async function expectRequest(url: string, method = 'GET'): Promise<TestRequest> {
  await settle();
  return TestBed.inject(HttpTestingController).expectOne(
    (request) => request.url === url && request.method === method,
  );
}

export function refuse(
  request: TestRequest,
  status: number,
  code: string,
  headers: Record<string, string> = {},
  pointers: string[] = [],
): void {
  const errors = pointers.map((pointer) => ({ pointer, detail: code }));
  request.flush({ code, status, title: code, detail: code, errors }, { status, statusText: code, headers });
}

export function bearerOf(request: TestRequest): string | null {
  return request.request.headers.get('Authorization');
}

/** As the server refuses what does not fit the document. */
export function refuseField(request: TestRequest, field: string, detail: string): void {
  const errors = [{ pointer: `/${field}`, detail }];
  const body = { code: 'validation_failed', status: 400, title: 'Bad Request', detail, errors };
  request.flush(body, { status: 400, statusText: 'Bad Request' });
}
