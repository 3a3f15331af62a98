// A plain script, so that it runs before anything is painted: light or dark as chosen in Latchlist, else as the system has it.
{
  const system = matchMedia('(prefers-color-scheme: dark)');

  const chosen = () => {
    try {
      return localStorage.getItem('theme');
    } catch {
      return null; // a browser that stores nothing has no choice stored
    }
  };

  const apply = () => {
    const choice = chosen();
    const dark = choice === 'dark' || (choice !== 'light' && system.matches);
    document.documentElement.classList.toggle('dark-mode', dark); // Swagger UI's name for it
  };

  system.addEventListener('change', apply);
  addEventListener('storage', apply);
  apply();
}
