// The interface's words, in the browser's language: Chinese where it prefers Chinese, else English.

const CHINESE = {
  side: "侧栏（B）",
  previous: "上一页（←）",
  next: "下一页（→）",
  page: "页码（G）",
  smaller: "缩小（−）",
  larger: "放大（＋）",
  fitWidth: "适合宽度（W）",
  fitPage: "整页（0）",
  spreads: "对开页（S）",
  html: "HTML 视图（H）",
  search: "查找（/）",
  pdf: "打开 PDF",
  help: "按键（?）",
  fold: "收起或展开",
  pages: "页面",
  articles: "文章",
  problems: "问题",
  notThePage: "这不是印张。这是送去排版的 HTML 与样式，只供修改模板时查看；页面以 PDF 为准。",
  saving: "正在保存……",
  unsent: "没有存上，正在重试；请不要关闭窗口",
  setting: "正在排版……",
  live: "已是最新",
  lost: "预览已停止，等待重新连接……",
  wrong: "稿件有误，显示的是上一版",
  wrongYet: "稿件有误",
  ofPages: "／ {count}",
  pageNumber: "第 {page} 页",
  changed: "第 {pages} 页有改动",
  counts: "{characters} 字 · {lines} 行",
  countsWords: "{words} 词 · {lines} 行",
  onPage: "第 {page} 页",
  figures: "共 {pages} 页 · {articles} 篇 · {characters} 字 · {lines} 行",
  figuresWords: "共 {pages} 页 · {articles} 篇 · {words} 词 · {lines} 行",
  free: "末页余 {free} 行",
  over: "排成 {pages} 页多 {over} 行",
  noProblems: "没有问题",
  errorsTitle: "稿件有 {count} 处错误，页面仍是上一版",
  errorsYet: "稿件有 {count} 处错误，改正后即可看到页面",
  open: "打开",
  openIn: "在 {editor} 中打开",
  copy: "复制位置",
  copied: "已复制",
  opened: "已在编辑器中打开",
  notOpened: "打不开编辑器“{editor}”",
  found: "{at}／{count}",
  none: "没有",
  noSource: "稿件中没有 {place}",
  keysTitle: "按键",
  close: "关闭",
  keys: [
    ["← →", "上一页、下一页"],
    ["Home End", "首页、末页"],
    ["G", "到第几页"],
    ["＋ − 0 W 1", "放大、缩小、整页、适合宽度、原大"],
    ["S", "对开页"],
    ["B", "侧栏"],
    ["/", "查找；Enter 下一处，Shift+Enter 上一处"],
    ["J K", "下一段、上一段"],
    ["[ ]", "上一篇、下一篇"],
    ["Enter", "打开这一段的稿件"],
    ["E", "下一个问题"],
    ["H", "HTML 视图"],
    ["Esc", "取消"],
  ],
};

const ENGLISH = {
  side: "Sidebar (B)",
  previous: "Previous page (←)",
  next: "Next page (→)",
  page: "Page (G)",
  smaller: "Smaller (−)",
  larger: "Larger (+)",
  fitWidth: "Fit width (W)",
  fitPage: "Whole page (0)",
  spreads: "Spreads (S)",
  html: "HTML view (H)",
  search: "Find (/)",
  pdf: "Open the PDF",
  help: "Keys (?)",
  fold: "Fold or unfold",
  pages: "Pages",
  articles: "Articles",
  problems: "Problems",
  notThePage:
    "This is not the page. It is the HTML and CSS that are laid out, for work on templates; the PDF is what counts.",
  saving: "Saving…",
  unsent: "Not saved; trying again. Keep this window open",
  setting: "Setting…",
  live: "Up to date",
  lost: "The preview has stopped; waiting for it…",
  wrong: "Mistakes in the text; these are the last good pages",
  wrongYet: "Mistakes in the text",
  ofPages: "of {count}",
  pageNumber: "Page {page}",
  changed: "Changed: page {pages}",
  counts: "{characters} chars · {lines line lines}",
  countsWords: "{words word words} · {lines line lines}",
  onPage: "p. {page}",
  figures:
    "{pages page pages} · {articles article articles} · {characters} characters · {lines line lines}",
  figuresWords:
    "{pages page pages} · {articles article articles} · {words word words} · {lines line lines}",
  free: "{free line lines} free on the last page",
  over: "{over line lines} too many for {pages page pages}",
  noProblems: "No problems",
  errorsTitle: "{count mistake mistakes} in the text; these are the last good pages",
  errorsYet: "{count mistake mistakes} in the text; once mended, the pages appear",
  open: "Open",
  openIn: "Open in {editor}",
  copy: "Copy place",
  copied: "Copied",
  opened: "Opened in the editor",
  notOpened: "Cannot start the editor “{editor}”",
  found: "{at} of {count}",
  none: "none",
  noSource: "{place} is nowhere on the pages",
  keysTitle: "Keys",
  close: "Close",
  keys: [
    ["← →", "previous, next page"],
    ["Home End", "first, last page"],
    ["G", "go to page"],
    ["+ − 0 W 1", "larger, smaller, whole page, fit width, actual size"],
    ["S", "spreads"],
    ["B", "sidebar"],
    ["/", "find; Enter next, Shift+Enter previous"],
    ["J K", "next, previous block"],
    ["[ ]", "previous, next article"],
    ["Enter", "open the block’s source"],
    ["E", "next problem"],
    ["H", "HTML view"],
    ["Esc", "cancel"],
  ],
};

const wanted = navigator.languages.find((each) => /^(zh|en)\b/.test(each)) ?? "en";
export const language = wanted.startsWith("zh") ? "zh" : "en";
const WORDS = language === "zh" ? CHINESE : ENGLISH;

/** The words for `key`: {name} is filled from `details`, {name line lines} with the fitting noun behind it. */
export function say(key, details = {}) {
  const fill = (whole, name, one, more) => {
    const value = details[name] ?? whole;
    const shown = typeof value === "number" ? value.toLocaleString(language) : value;
    return one ? `${shown} ${value === 1 ? one : more}` : shown;
  };
  return WORDS[key].replace(/\{(\w+)(?: (\w+) (\w+))?\}/g, fill);
}

export const keyTable = WORDS.keys;

/** Put the words into the document: data-word names a control, data-label is visible text. */
export function translate() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  for (const element of document.querySelectorAll("[data-word]")) {
    element.title = say(element.dataset.word);
    element.ariaLabel = say(element.dataset.word);
    if (element.type === "search") element.placeholder = say(element.dataset.word);
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    element.textContent = say(element.dataset.label);
  }
}
