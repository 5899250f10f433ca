// The shelf's words in the browser's language.

import { language, say as sayDesk } from "./desk-words.js";

const CHINESE = {
  search: "查找各期、各篇的文字",
  number: "第 {number} 期",
  nextIssue: "下一期",
  nextIssueTitle: "接着最近一期：期数、日期往后推，报头、编辑、发送照旧",
  newIssue: "新的一期",
  newIssueTitle: "选一种版式，从它的样张开始",
  importIssue: "读入旧刊",
  importIssueTitle: "把以前的 Word、PDF、文本做成一期",
  importHere: "选择这一期的文件（或拖到窗口里）：一份 Word、PDF、文本；分成几份的，一起选。",
  importNow: "读入",
  importing: "正在读入 {count} 个文件……",
  opening: "正在打开……",
  beginning: "正在准备……",
  chosen: "已选 {count} 个文件",
  files: "选择文件",
  folderName: "文件夹名：2026-12",
  folder: "文件夹名",
  layout: "版式",
  untitled: "清单有误、读不出报名的",
  errors: "{count} 处错误",
  current: "PDF 是最新的",
  changed: "出 PDF 之后有改动",
  none: "还没有 PDF",
  found: "找到 {count} 篇",
  foundMost: "找到的很多，列出最近的 {count} 篇",
  foundNone: "没有找到",
  empty: "书架还是空的",
  emptyHelp: "从一种版式的样张开始新的一期，或者把以前的一期读进来。",
  tour: "先看看怎么用",
  tourTitle: "打开一期样张，一步步走一遍；随时可以跳过",
  tourFolder: "样张",
  signOut: "退出登录",
  help: "按键",
  helpTitle: "按键（?）",
  keys: [
    ["/", "查找"],
    ["Tab Enter", "到下一个，打开"],
    ["?", "这张单子"],
    ["Esc", "关闭"],
  ],
  close: "关闭",
};

const ENGLISH = {
  search: "Search all issues and stories",
  number: "No. {number}",
  nextIssue: "Next issue",
  nextIssueTitle: "After the newest: number and date go on, masthead, editors, distribution stay",
  newIssue: "New issue",
  newIssueTitle: "Choose a layout, and begin with its sample",
  importIssue: "Import an old one",
  importIssueTitle: "Make an issue of an earlier Word file, PDF or text",
  importHere:
    "Choose the issue's files, or drop them on the window: one Word file, PDF or text, or all of its parts together.",
  importNow: "Import",
  importing: "Reading {count} files…",
  opening: "Opening…",
  beginning: "Preparing…",
  chosen: "{count} files chosen",
  files: "Choose files",
  folderName: "Folder: 2026-12",
  folder: "Folder",
  layout: "Layout",
  untitled: "Manifests that cannot be read",
  errors: "{count} error(s)",
  current: "PDF is up to date",
  changed: "Changed since its PDF was made",
  none: "No PDF yet",
  found: "{count} stories",
  foundMost: "Many stories; the newest {count}",
  foundNone: "Nothing found",
  empty: "The shelf is empty",
  emptyHelp: "Begin an issue with a layout's sample, or import an earlier one.",
  tour: "Show me how it works",
  tourTitle: "Opens a sample and walks through it; skip whenever you like",
  tourFolder: "sample",
  signOut: "Sign out",
  help: "Keys",
  helpTitle: "Keys (?)",
  keys: [
    ["/", "search"],
    ["Tab Enter", "on to the next, open it"],
    ["?", "this list"],
    ["Esc", "close"],
  ],
  close: "Close",
};

const WORDS = language === "zh" ? CHINESE : ENGLISH;

/** The words for `key`; {name} is filled from `details`. */
export function say(key, details = {}) {
  if (!(key in WORDS)) return sayDesk(key, details);
  return WORDS[key].replace(/\{(\w+)\}/g, (whole, name) => details[name] ?? whole);
}

/** The shelf's keys with what they do. */
export const shelfKeys = WORDS.keys;

export { language };
