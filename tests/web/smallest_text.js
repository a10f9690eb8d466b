// The smallest text on the page, evidence numbers and posters aside.
() => {
  const found = [];
  const walk = document.createTreeWalker(document.querySelector('#rc'), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || node.closest('svg, template, sup, script')) continue;
    found.push([parseFloat(getComputedStyle(node).fontSize), node.className]);
  }
  return found.sort((x, y) => x[0] - y[0])[0];
}
