import { OPERATIONS, type Placed } from './document.ts';

const escaped = (text: string) => text.replace(/[.*+?^$()|[\]\\]/g, '\\$&');

/** What is more literal comes first, as in the router: `/api/todos/trash` before `/api/todos/{id}`. */
const ROUTES = OPERATIONS.map((operation) => {
  const segments = operation.path.split('/').map((each) => (each.startsWith('{') ? '[^/]+' : escaped(each)));
  return { operation, pattern: new RegExp(`^${segments.join('/')}$`) };
}).sort((left, right) => parameters(left.operation) - parameters(right.operation));

function parameters({ path }: Placed): number {
  return path.split('{').length;
}

/** As the router takes it: `/api/%74odos` is `/api/todos`. */
function asRouted(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** The operation that answers a request; HEAD is GET without a body. */
export function findOperation(method: string, path: string): Placed | undefined {
  const wanted = method === 'HEAD' ? 'get' : method.toLowerCase();
  const routed = asRouted(path);
  return ROUTES.find(({ operation, pattern }) => operation.method === wanted && pattern.test(routed))
    ?.operation;
}
