// SPDX-License-Identifier: Apache-2.0
// The page of `read --format html`. It only shows, hides, marks and scrolls
// what is already in the page: it makes no markup and fetches nothing.
//
// An item of an account has a number n, unique in its story. The words of a
// report that belong to it carry n in their `data-k`, and also n:v if they are
// the item's v-th value.
(() => {
  'use strict';

  const KINDS = ['conflict', 'update', 'differs', 'altered', 'compatible', 'agree'];
  const COLOURS = 6;
  const FEW_REPORTS = 6;  // With more, those that are silent are put away.
  const smooth = matchMedia('(prefers-reduced-motion: reduce)').matches ?
      'auto' : 'smooth';

  const all = (selector, root = document) =>
      Array.from(root.querySelectorAll(selector));
  const tokens = (mark) => mark.dataset.k.split(' ');

  const live = document.querySelector('.live');
  const tabs = all('.stories a');
  const stories = all('.story');
  const marksOf = new Map();  // Story to: token to marks, in page order.
  let story = null;
  let chosen = null;
  let marks = [];
  let here = -1;

  function indexOf(section) {
    if (!marksOf.has(section)) {
      const index = new Map();
      for (const mark of all('[data-k]', section))
        for (const token of tokens(mark)) {
          if (!index.has(token)) index.set(token, []);
          index.get(token).push(mark);
        }
      marksOf.set(section, index);
    }
    return marksOf.get(section);
  }

  const items = () => all('.item', story).filter((item) => !item.hidden);
  const columns = () => story.querySelector('.reports');

  function clear() {
    for (const mark of all('.lit', story)) {
      mark.classList.remove('lit', 'here');
      for (let v = 1; v <= COLOURS; ++v) mark.classList.remove('v' + v);
      delete mark.dataset.v;
    }
    for (const report of all('.silent', story))
      report.classList.remove('silent');
    columns().classList.remove('active');
    if (chosen) chosen.setAttribute('aria-selected', 'false');
    chosen = null;
    marks = [];
    here = -1;
  }

  /// Lights the words of a value and writes its letter before the first.
  function lightValue(token, value) {
    for (const mark of indexOf(story).get(token) || []) {
      mark.classList.add('v' + ((value % COLOURS) + 1));
      const before = mark.previousSibling;
      const goesOn = before && before.dataset && before.dataset.k &&
          tokens(before).includes(token);
      if (!goesOn) mark.dataset.v = String.fromCharCode(65 + value % 26);
    }
  }

  /// Scrolls a column, and nothing around it, until the mark is in view.
  function bringIntoView(mark) {
    const box = mark.closest('.text');
    const top = mark.getBoundingClientRect().top -
        box.getBoundingClientRect().top;
    box.scrollTo({top: box.scrollTop + top - box.clientHeight / 4,
                  behavior: smooth});
  }

  function bringColumnIntoView(report) {
    const row = columns();
    const from = report.getBoundingClientRect();
    const frame = row.getBoundingClientRect();
    if (from.left >= frame.left && from.right <= frame.right) return;
    row.scrollTo({left: row.scrollLeft + from.left - frame.left,
                  behavior: smooth});
  }

  function choose(item) {
    clear();
    chosen = item;
    item.setAttribute('aria-selected', 'true');
    const number = item.dataset.n;
    const index = indexOf(story);
    const values = Number(item.dataset.values || 0);
    marks = (index.get(number) || []).slice();
    for (const mark of marks) mark.classList.add('lit');
    for (let v = 0; v < values; ++v) lightValue(number + ':' + v, v);
    let first = null;
    let says = 0;
    const row = columns();
    row.classList.add('active');
    const spoken = new Map();
    for (const mark of marks) {
      const report = mark.closest('.report');
      if (!spoken.has(report)) spoken.set(report, mark);
      if (mark.dataset.v && !spoken.get(report).dataset.v)
        spoken.set(report, mark);
    }
    for (const report of all('.report', story)) {
      report.classList.toggle('silent', !spoken.has(report));
      if (!spoken.has(report)) continue;
      ++says;
      first = first || report;
    }
    for (const mark of spoken.values()) bringIntoView(mark);
    if (first) bringColumnIntoView(first);
    live.textContent = item.textContent.trim().replace(/\s+/g, ' ') + '. ' +
        (says === 1 ? '1 report.' : says + ' reports.');
    for (const other of all('.item[tabindex="0"]', story)) other.tabIndex = -1;
    item.tabIndex = 0;
    history.replaceState(null, '', '#' + item.id);
  }

  function focusItem(item) {
    item.focus({preventScroll: true});
    item.scrollIntoView({block: 'nearest'});
    choose(item);
  }

  function step(by) {
    const list = items();
    if (!list.length) return;
    const at = list.indexOf(chosen);
    const to = at < 0 ? (by > 0 ? 0 : list.length - 1) : at + by;
    focusItem(list[Math.max(0, Math.min(list.length - 1, to))]);
  }

  /// Goes to the next place where the chosen item is said.
  function nextPlace(by) {
    const places = marks.filter((mark) => {
      const before = mark.previousSibling;
      return !(before && before.classList && before.classList.contains('lit'));
    });
    if (!places.length) return;
    if (here >= 0) places[here].classList.remove('here');
    here = here < 0 ? (by > 0 ? 0 : places.length - 1) :
        (here + by + places.length) % places.length;
    places[here].classList.add('here');
    bringIntoView(places[here]);
    bringColumnIntoView(places[here].closest('.report'));
  }

  function chooseByMark(mark) {
    const found = tokens(mark).filter((token) => !token.includes(':'))
        .map((n) => story.querySelector('.item[data-n="' + n + '"]'))
        .filter(Boolean);
    const rank = (item) => {
      const at = KINDS.indexOf(item.dataset.kind);
      return at < 0 ? KINDS.length : at;
    };
    found.sort((a, b) => rank(a) - rank(b));
    if (!found.length) return;
    const item = found[(found.indexOf(chosen) + 1) % found.length];
    if (item.hidden) filter('all');
    item.scrollIntoView({block: 'center'});
    choose(item);
  }

  function filter(kind) {
    for (const button of all('.filters button', story))
      button.setAttribute('aria-pressed', String(button.dataset.only === kind));
    for (const item of all('.item', story))
      item.hidden = kind !== 'all' && item.dataset.kind !== kind;
    for (const group of all('.items [role="group"]', story))
      group.hidden = all('.item', group).every((item) => item.hidden);
    if (chosen && chosen.hidden) clear();
  }

  function show(section) {
    if (story && story !== section && chosen) clear();
    story = section;
    for (const other of stories) other.hidden = other !== section;
    for (const tab of tabs) {
      const isOn = tab.hash === '#' + section.id;
      tab.setAttribute('aria-selected', String(isOn));
      tab.tabIndex = isOn ? 0 : -1;
      if (isOn) tab.scrollIntoView({block: 'nearest', inline: 'nearest'});
    }
  }

  /// Shows the story, and the item, that the address names.
  function follow() {
    const target = document.getElementById(
        decodeURIComponent(location.hash.slice(1)));
    const section = target ? target.closest('.story') : null;
    show(section || story || stories[0]);
    if (target && target.classList.contains('item')) focusItem(target);
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const tab = event.target.closest && event.target.closest('.stories a');
    const keys = {
      j: () => step(1),
      k: () => step(-1),
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Home: () => focusItem(items()[0]),
      End: () => focusItem(items()[items().length - 1]),
      Enter: () => nextPlace(event.shiftKey ? -1 : 1),
      n: () => nextPlace(1),
      p: () => nextPlace(-1),
      Escape: () => {
        clear();
        history.replaceState(null, '', '#' + story.id);
      },
    };
    if (tab && ['ArrowLeft', 'ArrowRight'].includes(event.key)) {
      const by = event.key === 'ArrowRight' ? 1 : -1;
      const to = tabs[tabs.indexOf(tab) + by];
      if (to) {
        to.focus();
        to.click();
      }
      return;
    }
    const inText = event.target.closest && event.target.closest('.text');
    const isPlain = /^(Arrow|Home|End)/.test(event.key);
    if (inText && isPlain) return;  // A column scrolls by its own keys.
    const inControl = event.target.closest &&
        event.target.closest('a, button, input');
    if (inControl && (event.key === 'Enter' || isPlain)) return;
    if (!keys[event.key] || !story || !items().length) return;
    event.preventDefault();
    keys[event.key]();
  }

  function listen() {
    document.addEventListener('keydown', onKey);
    window.addEventListener('hashchange', follow);
    document.addEventListener('click', (event) => {
      const item = event.target.closest('.item');
      const mark = event.target.closest('[data-k]');
      const button = event.target.closest('.filters button');
      if (button) return filter(button.dataset.only);
      if (String(getSelection())) return;  // The reader is copying words.
      if (item) return focusItem(item);
      if (mark) chooseByMark(mark);
    });
    document.addEventListener('change', (event) => {
      if (!event.target.matches('.hint input')) return;
      columns().classList.toggle('only', event.target.checked);
    });
  }

  /// With #selftest in the address the page clicks its first item, presses
  /// keys, and writes what came of it where a test can read it.
  function testSelf() {
    const first = story.querySelector('.item');
    const press = (key) => document.activeElement.dispatchEvent(
        new KeyboardEvent('keydown', {key, bubbles: true}));
    const report = {};
    first.click();
    report.chosen = first.getAttribute('aria-selected');
    report.lit = all('.lit', story).map((mark) => mark.textContent);
    report.letters = all('[data-v]', story).map((mark) => mark.dataset.v);
    report.silent = all('.silent', story).length;
    report.focused = document.activeElement === first;
    press('j');
    report.afterJ = chosen && chosen.dataset.n;
    report.silentAfterJ = all('.silent', story).length;
    press('Enter');
    report.here = all('.here', story).map((mark) => mark.textContent);
    press('k');
    report.afterK = chosen && chosen.dataset.n;
    press('Escape');
    report.afterEscape = all('.lit', story).length;
    document.documentElement.dataset.selftest = JSON.stringify(report);
  }

  if (!stories.length) return;
  document.querySelector('main').classList.add('one');
  for (const section of stories) {
    const many = all('.report', section).length > FEW_REPORTS;
    const box = section.querySelector('.hint input');
    box.checked = many;
    section.querySelector('.reports').classList.toggle('only', many);
    const first = section.querySelector('.item');
    if (first) first.tabIndex = 0;
  }
  for (const script of all('.scripted')) script.hidden = false;
  listen();
  follow();
  if (location.hash === '#selftest') testSelf();
})();
