/** The JSON that a request brings. */
export async function bodyOf(request) {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  await new Promise((resolve, reject) => request.on('end', resolve).on('error', reject));
  return JSON.parse(Buffer.concat(chunks).toString());
}
