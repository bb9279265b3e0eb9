(() => {
  'use strict';
  const form = document.getElementById('filter');
  if (!form) return;
  const search = document.getElementById('search');
  const choice = document.getElementById('cause');
  const found = document.getElementById('found');
  const causes = [...document.querySelectorAll('.cause')];
  const texts = new Map();
  for (const row of document.querySelectorAll('.row')) texts.set(row, row.textContent.toLowerCase());
  causes.forEach((cause, index) => choice.add(new Option(cause.dataset.name, String(index))));

  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    causes.forEach((cause, index) => {
      const chosen = choice.value === '' || choice.value === String(index);
      let matches = 0;
      for (const row of cause.querySelectorAll('.row')) {
        const matching = words.every((word) => texts.get(row).includes(word));
        row.hidden = !matching;
        if (matching) matches++;
      }
      cause.hidden = !chosen || (words.length > 0 && matches === 0);
      if (!cause.hidden) shown += matches;
    });
    found.textContent = shown === 1 ? '1 row shown' : `${shown} rows shown`;
  };

  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  search.addEventListener('input', filter);
  choice.addEventListener('change', filter);
  filter();
})();
