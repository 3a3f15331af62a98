/** The little of React that is used, and of Swagger UI, which brings no types. */
export interface React {
  createElement: (type: unknown, properties: object | null, ...children: unknown[]) => unknown;
}

export interface SwaggerSystem {
  React: React;
  authActions: { setSignedIn: (isSignedIn: boolean) => void };
}

declare global {
  const SwaggerUIBundle: {
    (options: object): SwaggerSystem;
    presets: { apis: unknown };
  };
}
