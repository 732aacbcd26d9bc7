const en = {
  drop: "Drop spreadsheets here",
  or: "or",
  choose: "Choose files",
  forms:
    "Excel (.xlsx), CSV, JSON or RDF. Columns and values may be in English or Chinese. Nothing changes until you have seen what would.",
  more: "Add files",
  files: "Files",
  without: (name: string) => `Leave out ${name}`,
  check: "Check",
  checking: "Reading the files and comparing them with the atlas…",
  changed: (names: string) => `${names} changed after you chose it. Choose it again.`,
  problems: (number: number) => (number === 1 ? "One cell to mend" : `${number} cells to mend`),
  cell: "Cell",
  value: "What stands there",
  reason: "What is wrong",
  suggestion: "What would do",
};

const zh: typeof en = {
  drop: "将表格拖放到此处",
  or: "或",
  choose: "选择文件",
  forms: "支持 Excel（.xlsx）、CSV、JSON 和 RDF，列名和取值可用中文或英文。确认变化之前，不会改动任何数据。",
  more: "添加文件",
  files: "文件",
  without: (name) => `去掉 ${name}`,
  check: "核对",
  checking: "正在读取文件并与图谱核对……",
  changed: (names) => `${names} 在选定之后有改动，请重新选择。`,
  problems: (number) => `${number} 处需要修改`,
  cell: "单元格",
  value: "现有内容",
  reason: "问题",
  suggestion: "建议",
};

export const imports = { en, zh };
